package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jinlin.db.DefaultCatalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts in class files: who speaks of another room's tables goes around its room, and the compiler cannot see it.
class SqlTextTest {

    private static final Path CLASSES = Path.of("target/classes/org/jinlin");

    /// Every table by its full name, `room.table`.
    private static final List<String> TABLES = DefaultCatalog.DEFAULT_CATALOG.schemaStream()
            .flatMap(schema -> schema.tableStream().map(table -> schema.getName() + "." + table.getName())).toList();

    static List<String> rooms() {
        return ModulesTest.ROOMS;
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void noTextOfARoomNamesATableOfAnother(String room) throws IOException {
        assertThat(texts(room).flatMap(text -> foreign(room, text).stream().map(table -> table + " in: " + text))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void noTextLeavesSomethingOnAConnection(String room) throws IOException {
        assertThat(texts(room).filter(text -> text.matches("(?is)\\s*((listen|notify|unlisten|discard|prepare|declare)\\s+\\w|set\\s+(?!local\\b)[a-z_.]+\\s*(=|to\\b)).*"))).isEmpty();
        assertThat(texts(room).filter(text -> text.matches("(?is).*(pg_advisory_lock|pg_try_advisory_lock|set_config(?!\\([^;]*, true\\))|create\\s+temp|nextval|gen_random_uuid|clock_timestamp).*"))).isEmpty();
    }

    @Test
    void theTablesOfEveryRoomAreKnown() {
        assertThat(TABLES).contains("kit.node_lease", "playbook.version", "org.unit", "people.person", "matters.matter", "insight.fact").hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insight | select 1 from matters.matter         | matters.matter
            insight | select 1 from "matters"."matter" m   | matters.matter
            insight | update insight.fact f set x = 1 from org.unit, people.person | org.unit,people.person
            insight | delete from Matters . Move           | matters.move
            """)
    void aTableOfAnotherRoomIsSeenInAText(String room, String text, String tables) {
        assertThat(foreign(room, text)).containsExactlyInAnyOrder(tables.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            matters | select 1 from matters.matter
            matters | org.jinlin.matters
            matters | the people.personal
            people  | set local jinlin.scope = '1:staff:2'
            """)
    void anInnocentTextIsNot(String room, String text) {
        assertThat(foreign(room, text)).isEmpty();
    }

    private static List<String> foreign(String room, String text) {
        return TABLES.stream().filter(table -> !table.startsWith(room + "."))
                .filter(table -> Pattern.compile("(?i)(?<![\\w.])\"?" + table.replace(".", "\"?\\s*\\.\\s*\"?") + "\\b").matcher(text).find()).toList();
    }

    /// Every text in the class files of a room.
    private static Stream<String> texts(String room) throws IOException {
        var texts = new ArrayList<String>();
        Path directory = CLASSES.resolve(room);
        try (Stream<Path> files = Files.exists(directory) ? Files.walk(directory) : Stream.empty()) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                StreamSupport.stream(ClassFile.of().parse(file).constantPool().spliterator(), false)
                        .filter(StringEntry.class::isInstance).map(entry -> ((StringEntry) entry).stringValue()).forEach(texts::add);
            }
        }
        return texts.stream();
    }
}
