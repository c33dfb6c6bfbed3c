package org.jinlin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What the last run of the tests said, read from the reports that Surefire leaves: of each test class by its simple name, and
/// of each story by its name.
final class MissionRun {

    /// CHANGED: something in the sources or the playbooks is younger than the report.
    enum Result { GREEN, RED, NOT_RUN, CHANGED }

    private static final String STORIES = "StoriesTest";
    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    private final Map<String, Result> results = new HashMap<>();
    private final FileTime changed;

    private MissionRun(FileTime changed) {
        this.changed = changed;
    }

    /// @param root of the project
    static MissionRun read(Path root) throws IOException {
        var run = new MissionRun(newest(root));
        for (Path report : files(root, "target/surefire-reports", path -> path.getFileName().toString().matches("TEST-.*\\.xml"))) {
            run.add(report);
        }
        return run;
    }

    boolean isEmpty() {
        return results.isEmpty();
    }

    Result of(String proof) {
        return results.getOrDefault(proof, Result.NOT_RUN);
    }

    private void add(Path report) throws IOException {
        try (var in = Files.newInputStream(report)) {
            boolean old = Files.getLastModifiedTime(report).compareTo(changed) < 0;
            read(XML.createXMLStreamReader(in), old);
        } catch (XMLStreamException e) {
            // a report that was cut off says nothing of anything
        }
    }

    private void read(XMLStreamReader xml, boolean old) throws XMLStreamException {
        String suite = "";
        String test = "";
        int tests = 0;
        var found = new HashMap<String, Result>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "testsuite" -> suite = xml.getAttributeValue(null, "name").replaceFirst(".*\\.", "");
                    case "testcase" -> {
                        tests++;
                        test = xml.getAttributeValue(null, "name");
                        found.put(test, Result.GREEN);
                    }
                    case "failure", "error", "skipped" -> found.put(test, Result.RED);
                    default -> { }
                }
            }
        }
        boolean green = tests > 0 && !found.containsValue(Result.RED);
        note(suite, green ? Result.GREEN : Result.RED, old);
        if (suite.equals(STORIES)) {
            // before the story's own name stands that of its pack and of the method that makes the tests
            found.forEach((name, result) -> note(name.replaceFirst("^\\S+ \\w+\\(\\) ", ""), result, old));
        }
    }

    private void note(String name, Result result, boolean old) {
        results.put(name, result == Result.GREEN && old ? Result.CHANGED : result);
    }

    /// When the sources or the playbooks were last written.
    private static FileTime newest(Path root) throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        for (Path file : Stream.concat(files(root, "src", _ -> true).stream(), tree(root.resolve("playbooks")).stream()).toList()) {
            FileTime time = Files.getLastModifiedTime(file);
            newest = time.compareTo(newest) > 0 ? time : newest;
        }
        return newest;
    }

    /// Files below a folder of every module.
    private static List<Path> files(Path root, String folder, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> modules = Files.list(root)) {
            List<Path> folders = modules.filter(module -> module.getFileName().toString().startsWith("jinlin-")).map(module -> module.resolve(folder)).toList();
            var all = new ArrayList<Path>();
            for (Path each : folders) {
                all.addAll(tree(each));
            }
            return all.stream().filter(wanted).toList();
        }
    }

    private static List<Path> tree(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
