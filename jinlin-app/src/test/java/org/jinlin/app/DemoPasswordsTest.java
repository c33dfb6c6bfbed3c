package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jinlin.people.PasswordRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPasswordsTest {

    private static final String GOOD = "7fe09c41d2ab";

    private static DemoPasswords drawing(Map<String, String> drawn) {
        return new DemoPasswords((_, purpose) -> HexFormat.of().parseHex(drawn.get(purpose)));
    }

    @Test
    void theFirstThatIsDrawnIsTaken() {
        assertThat(drawing(Map.of("demo password", GOOD)).of("clerk-base")).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"616161616161", "abcdef123456", "111111111111", "123456789012", "12a121212121"})
    void whatGuessersTryFirstIsPassedOver(String poor) {
        assertThat(drawing(Map.of("demo password", poor, "demo password 2", GOOD)).of("clerk-base")).isEqualTo(GOOD);
        assertThat(drawing(Map.of("demo password", poor, "demo password 2", poor, "demo password 3", GOOD)).of("clerk-base")).isEqualTo(GOOD);
    }

    @Property(tries = 300)
    void everyKeyGivesEveryAccountOneThatIsTaken(@ForAll long key) {
        var passwords = new DemoPasswords((login, purpose) -> {
            var bytes = new byte[6];
            new Random(key ^ login.hashCode() ^ purpose.hashCode()).nextBytes(bytes);
            return bytes;
        });
        String password = passwords.of("clerk-base");
        assertThat(PasswordRules.refusal(password, "clerk-base")).isEmpty();
        assertThat(passwords.of("clerk-base")).isEqualTo(password).hasSize(12);
    }
}
