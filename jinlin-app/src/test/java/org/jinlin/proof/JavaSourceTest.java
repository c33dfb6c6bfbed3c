package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JavaSourceTest {

    private static final String FILE = """
            package x; // one
            /// Says "a".
            class A {
                private final String s = "b { \\" // no comment";
                private final char c = '"';
                /* two
                   lines */
                A(int i,
                  int j) throws Exception {
                    if (i > 0) {
                        run(() -> {
                        });
                    }
                }
                @Deprecated(since = "9") void small() { }
                record B(int i) {
                    B {
                        i = 1;
                    }
                }
                int[] list = {1};
                String t = \"""
                    c
                    \""";
            }
            """;

    private final JavaSource source = JavaSource.of(Path.of("A.java"), FILE);

    @Test
    void literalsAreFound() {
        assertThat(source.literals()).hasSize(4).startsWith("b { \\\" // no comment", "\"", "9");
        assertThat(source.literals().getLast().strip()).isEqualTo("c");
    }

    @Test
    void commentsAreFound() {
        assertThat(source.comments()).hasSize(3).startsWith("// one", "/// Says \"a\".");
    }

    @Test
    void codeKeepsItsLines() {
        assertThat(source.code().lines().count()).isEqualTo(FILE.lines().count());
        assertThat(source.code()).doesNotContain("one", "two", "no comment", "c\n");
    }

    @Test
    void functionsAreCountedFromNameToBrace() {
        assertThat(source.functions()).extracting(JavaSource.Function::lines).containsExactly(7, 1, 3);
        assertThat(source.functions()).extracting(JavaSource.Function::head).containsExactly("A(int i, int j) throws Exception", "void small()", "B");
    }
}
