package org.jinlin.playbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Reads one YAML 1.2 text (in 1.1 the codes on, off, yes and no would turn into flags) into nodes with places.
/// Refuses anchors, tags of its own, keys said twice, keys that are no text, more than one document and deep nesting.
final class YamlFile {
    private static final int MAX_DEPTH = 30;
    private static final int MAX_CHARACTERS = 1_000_000;

    private final String file;
    private final List<Fault> faults;

    private YamlFile(String file, List<Fault> faults) {
        this.file = file;
        this.faults = faults;
    }

    static Optional<Node> read(String file, String text, List<Fault> faults) {
        return new YamlFile(file, faults).read(text);
    }

    private Optional<Node> read(String text) {
        if (text.length() > MAX_CHARACTERS) {
            fault(new Mark(file, 0, 0), "", "the file has more than " + MAX_CHARACTERS + " characters; move large tables to CSV");
            return Optional.empty();
        }
        var settings = LoadSettings.builder().setLabel(file).setSchema(new CoreSchema()).setParseComments(false).build();
        try {
            if (tooDeep(settings, text)) {
                return Optional.empty();
            }
            var root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                fault(new Mark(file, 1, 1), "", "the file is empty; write `extends: base` and the differences");
            }
            return root.map(node -> node(node, ""));
        } catch (MarkedYamlEngineException e) {
            var at = e.getProblemMark().or(e::getContextMark).map(this::mark).orElse(new Mark(file, 0, 0));
            fault(at, "", "not YAML: " + e.getProblem() + "; check the indentation, quotes and brackets before this place");
        } catch (YamlEngineException e) {
            fault(new Mark(file, 0, 0), "", "not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    /// The parser walks events without recursion, the composer does not: so depth is measured first.
    private boolean tooDeep(LoadSettings settings, String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            depth += switch (event.getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                default -> 0;
            };
            if (depth > MAX_DEPTH) {
                fault(event.getStartMark().map(this::mark).orElse(new Mark(file, 0, 0)), "",
                        "nested deeper than " + MAX_DEPTH + " levels; a playbook needs no more than ten");
                return true;
            }
        }
        return false;
    }

    private Node node(org.snakeyaml.engine.v2.nodes.Node node, String path) {
        Mark mark = node.getStartMark().map(this::mark).orElse(new Mark(file, 0, 0));
        if (node.getAnchor().isPresent()) {
            fault(mark, path, "anchors (&name) are not read; write the value out, or use `extends`");
            return new Node.Scalar(mark, Node.Sort.NOTHING, "");
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar, mark, path);
            case SequenceNode sequence -> items(sequence, mark, path);
            case MappingNode mapping -> new Node.Table(mark, entries(mapping, path));
            default -> throw new IllegalStateException("an unknown YAML node: " + node.getNodeType());
        };
    }

    private Node items(SequenceNode sequence, Mark mark, String path) {
        var items = new ArrayList<Node>();
        sequence.getValue().forEach(item -> items.add(node(item, path)));
        return new Node.Items(mark, List.copyOf(items));
    }

    private Map<String, Node.Entry> entries(MappingNode mapping, String path) {
        var entries = new LinkedHashMap<String, Node.Entry>();
        for (NodeTuple tuple : mapping.getValue()) {
            Mark mark = tuple.getKeyNode().getStartMark().map(this::mark).orElse(new Mark(file, 0, 0));
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                fault(mark, path, "a key must be a plain word");
                continue;
            }
            String name = key.getValue();
            String below = path.isEmpty() ? name : path + "." + name;
            if (entries.containsKey(name)) {
                fault(mark, below, "the key '" + name + "' stands here twice; keep one of them");
                continue;
            }
            entries.put(name, new Node.Entry(mark, node(tuple.getValueNode(), below)));
        }
        return entries;
    }

    private Node scalar(ScalarNode scalar, Mark mark, String path) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            if (text.equals("~")) {
                return new Node.Scalar(mark, Node.Sort.REMOVE, text);
            }
            fault(mark, path, "no value stands here; write one, or `~` to remove what the extended pack says");
            return new Node.Scalar(mark, Node.Sort.NOTHING, "");
        }
        if (tag.equals(Tag.BOOL)) {
            return new Node.Scalar(mark, Node.Sort.FLAG, text.toLowerCase(Locale.ROOT));
        }
        if (tag.equals(Tag.INT)) {
            // hexadecimal, octal and huge numbers are no use here: they stay text and are refused where a number is due
            return new Node.Scalar(mark, text.matches("-?\\d{1,9}") ? Node.Sort.WHOLE : Node.Sort.TEXT, text);
        }
        if (tag.equals(Tag.FLOAT)) {
            return new Node.Scalar(mark, text.matches("-?\\d{1,9}\\.\\d{1,9}") ? Node.Sort.FRACTION : Node.Sort.TEXT, text);
        }
        if (!tag.equals(Tag.STR)) {
            fault(mark, path, "tags (" + tag.getValue() + ") are not read; write the plain value");
        }
        return new Node.Scalar(mark, Node.Sort.TEXT, text);
    }

    private Mark mark(org.snakeyaml.engine.v2.exceptions.Mark mark) {
        return new Mark(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private void fault(Mark mark, String path, String message) {
        faults.add(Fault.at(mark, path, message));
    }
}
