package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is drawn is read again, from the path alone, as a phone would.
public class QrCodeTest {

    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
    private static final int PIXELS = 8;
    private static final int WHITE = 0xffffff;

    /// What a phone reads when the path is drawn in a square of this size.
    public static String read(int size, String path) throws ReaderException {
        int[] pixels = new int[size * size * PIXELS * PIXELS];
        Arrays.fill(pixels, WHITE);
        RUN.matcher(path).results().forEach(run -> {
            int x = Integer.parseInt(run.group(1));
            int y = Integer.parseInt(run.group(2));
            for (int column = x * PIXELS; column < (x + Integer.parseInt(run.group(3))) * PIXELS; column++) {
                for (int row = y * PIXELS; row < (y + 1) * PIXELS; row++) {
                    pixels[row * size * PIXELS + column] = 0;
                }
            }
        });
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size * PIXELS, size * PIXELS, pixels))), Map.of(DecodeHintType.PURE_BARCODE, true)).getText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080/desk/605-261121-0001", "https://district.example.cn/desk/12-261120-0007?a=b&c=d", "1"})
    void whatIsDrawnIsReadAgain(String text) throws ReaderException {
        QrCode code = QrCode.of(text);

        assertThat(read(code.size(), code.path())).isEqualTo(text);
    }

    @Test
    void nothingIsDrawnIntoTheMargin() {
        QrCode code = QrCode.of("x".repeat(500));
        var runs = RUN.matcher(code.path()).results().toList();

        assertThat(runs).isNotEmpty();
        assertThat(RUN.matcher(code.path()).replaceAll("")).as("nothing else is in it").isEmpty();
        for (var run : runs) {
            assertThat(Integer.parseInt(run.group(1))).isBetween(4, code.size() - 5);
            assertThat(Integer.parseInt(run.group(1)) + Integer.parseInt(run.group(3))).isLessThanOrEqualTo(code.size() - 4);
            assertThat(Integer.parseInt(run.group(2))).isBetween(4, code.size() - 5);
            assertThat(run.group(3)).isEqualTo(run.group(4));
        }
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of(""));
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of("x".repeat(501)));
        assertThatIllegalArgumentException().isThrownBy(() -> QrCode.of("http://localhost/\u7f16\u53f7"));
    }
}
