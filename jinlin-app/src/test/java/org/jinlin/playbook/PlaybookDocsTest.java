package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The schema and the table of words in the docs are what [Vocabulary] says. When they differ the right text lies in target/docs.
class PlaybookDocsTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final String BEGIN = "<!-- words: made from Vocabulary.java, held by PlaybookDocsTest -->\n";
    private static final String END = "<!-- end of words -->";

    @Test
    void theSchemaIsWhatTheVocabularySays() throws IOException {
        same("playbook.schema.json", PlaybookSchema.json());
    }

    @Test
    void theTableOfWordsIsWhatTheVocabularySays() throws IOException {
        String docs = Files.readString(DOCS.resolve("playbooks.md"));
        int begin = docs.indexOf(BEGIN) + BEGIN.length();
        int end = docs.indexOf(END);
        assertThat(begin).isGreaterThan(BEGIN.length());
        assertThat(end).isGreaterThanOrEqualTo(begin);
        same("playbooks.md", docs.substring(0, begin) + words() + docs.substring(end));
    }

    @Test
    void everyEffectOwnerAndActorIsExplainedInTheDocs() throws IOException {
        String docs = Files.readString(DOCS.resolve("playbooks.md"));
        var all = new TreeSet<>(Vocabulary.ACTORS);
        all.addAll(Vocabulary.words(Owner.Word.values()));
        all.addAll(Vocabulary.words(Effect.values()));
        all.addAll(Vocabulary.words(Field.Type.values()));
        all.addAll(Vocabulary.words(ClockRule.Calendar.values()));
        assertThat(all).allSatisfy(word -> assertThat(docs).contains("`" + word + "`"));
    }

    /// The schema is plain JSON with balanced brackets whose patterns are those of the reader.
    @Test
    void theSchemaCarriesThePatternsOfTheReader() {
        assertThat(PlaybookSchema.json()).contains("\"$schema\"").contains(Vocabulary.CODE.pattern());
        assertThat(PlaybookSchema.json().chars().filter(one -> one == '{').count())
                .isGreaterThan(100);
        assertThat(Pattern.compile("\"description\"").matcher(PlaybookSchema.json()).results().count())
                .isEqualTo(blocks(Vocabulary.PACK, new ArrayList<>()).stream().mapToLong(block -> block.keys().size()).sum());
    }

    private static void same(String file, String right) throws IOException {
        String is = Files.readString(DOCS.resolve(file));
        if (!is.equals(right)) {
            Files.createDirectories(Path.of("target", "docs"));
            Files.writeString(Path.of("target", "docs", file), right);
        }
        assertThat(is).as("docs/%s differs; copy jinlin-app/target/docs/%s over it", file, file).isEqualTo(right);
    }

    /// One table for each kind of map with known keys, from the outside in.
    private static String words() {
        var text = new StringBuilder();
        var seen = new LinkedHashMap<String, Form.Block>();
        blocks(Vocabulary.PACK, new ArrayList<>()).forEach(block -> seen.putIfAbsent(block.name(), block));
        seen.values().forEach(block -> {
            text.append("\n### ").append(block.name()).append("\n\n| key | write | meaning |\n|---|---|---|\n");
            block.keys().values().forEach(key -> text.append("| `").append(key.name()).append("`").append(key.required() ? " *" : "")
                    .append(" | ").append(key.form().hint().replace("|", "\\|")).append(" | ").append(key.meaning()).append(" |\n"));
        });
        return text.append('\n').toString();
    }

    private static List<Form.Block> blocks(Form form, List<Form.Block> all) {
        switch (form) {
            case Form.Block block -> {
                all.add(block);
                block.keys().values().forEach(key -> blocks(key.form(), all));
            }
            case Form.Table table -> blocks(table.value(), all);
            case Form.Items items -> blocks(items.item(), all);
            case Form.Either either -> either.options().forEach(option -> blocks(option, all));
            default -> { }
        }
        return all;
    }

    /// Every example in the docs that is a pack is read without a fault.
    @Test
    void theExamplesOfTheDocsAreRight() throws IOException {
        String docs = Files.readString(DOCS.resolve("playbooks.md"));
        var examples = Pattern.compile("```yaml\n(# ([a-z.]+)\n.*?)```", Pattern.DOTALL).matcher(docs).results().toList();
        assertThat(examples).isNotEmpty();
        var texts = new LinkedHashMap<String, String>();
        examples.forEach(example -> texts.put("x/" + example.group(2), example.group(1)));
        assertThat(texts).containsKey("x/playbook.yml");
        assertThat(Playbooks.read(PackSource.of(Map.copyOf(texts)).orElse(PackSource.builtIn()), "x").faults()).isEmpty();
    }
}
