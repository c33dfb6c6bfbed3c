package org.jinlin.app;

import java.util.HexFormat;
import java.util.stream.IntStream;
import org.jinlin.kit.Keyring;
import org.jinlin.people.PasswordRules;

/// The passwords of demo accounts: they come from the installation's key file, so that they differ between installations, and
/// stay the same in each as long as nobody changes them. One that a guesser would try first is passed over, as it would be
/// for anybody: chance makes such a one too.
final class DemoPasswords {

    private static final int BYTES = 6;

    private final Draw draw;

    DemoPasswords(Draw draw) {
        this.draw = draw;
    }

    static DemoPasswords of(Keyring keyring) {
        return new DemoPasswords(keyring::blindIndex);
    }

    String of(String login) {
        return IntStream.rangeClosed(1, Integer.MAX_VALUE).mapToObj(turn -> HexFormat.of().formatHex(draw.bytes(login, purpose(turn)), 0, BYTES))
                .filter(password -> PasswordRules.refusal(password, login).isEmpty()).findFirst().orElseThrow();
    }

    private static String purpose(int turn) {
        return turn == 1 ? "demo password" : "demo password " + turn;
    }

    /// At least six bytes that look like chance and are the same for the same words.
    interface Draw {
        byte[] bytes(String login, String purpose);
    }
}
