package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is read again from the file, whatever signs it has.
class PdfSheetsTest {

    private static byte[] of(String text) {
        try (var sheets = new PdfSheets("标题", "zh")) {
            sheets.part("", text);
            return sheets.bytes();
        }
    }

    private static String read(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).strip();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"协议", "English words", "混合 mixed 文字 123", "“引号”——破折号……省略", "䶮㛃龘", "龢㐀䶵", "（一）《法》、。；：？！", "é ü ñ € §"})
    void signsAreReadAgain(String text) throws IOException {
        assertThat(read(of(text)).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"🙏", "𠮷", "\u202e", "\u200b", "\t", "\ufffd", "\u0001", "ก", "\u0301"})
    void whatTheFontDoesNotHaveStopsNothing(String strange) throws IOException {
        assertThat(read(of("前" + strange + "后"))).startsWith("前").endsWith("后");
    }

    @Test
    void chineseSignsLieInTheFile() throws IOException {
        try (var document = Loader.loadPDF(of("嵌入的字"))) {
            var resources = document.getPage(0).getResources();
            var embedded = StreamSupport.stream(resources.getFontNames().spliterator(), false).map(name -> {
                try {
                    return resources.getFont(name);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }).filter(font -> font.isEmbedded()).map(font -> font.getName()).collect(Collectors.toList());
            assertThat(embedded).singleElement().asString().contains("DroidSansFallback");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("标题");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
        }
    }

    @Test
    void muchTextTakesManySheets() throws IOException {
        try (var document = Loader.loadPDF(of("长".repeat(9000)))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(4);
        }
    }

    @Test
    void whatIsFinishedTakesNothingMore() {
        try (var sheets = new PdfSheets("x", "en")) {
            sheets.title("", "x");
            sheets.bytes();
            assertThatIllegalStateException().isThrownBy(() -> sheets.part("", "more"));
        }
    }
}
