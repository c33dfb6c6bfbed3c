package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// The design tokens as the style sheet has them, so that the style page shows each one that there is.
public final class KitTokens {

    private static final Pattern TOKEN = Pattern.compile("--jl-([a-z0-9-]+):([^;}]+)[;}]");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}");

    private KitTokens() {}

    /// @param value as it stands in the style sheet
    public record Token(String name, String value) {
        public boolean isColour() {
            return COLOUR.matcher(value).matches();
        }

        /// Pixels, or 0.
        public int pixels() {
            return value.matches("\\d{1,3}px") ? Integer.parseInt(value.replace("px", "")) : 0;
        }
    }

    /// What `:root` defines, in its order; later definitions are those of large print.
    static List<Token> read(String css) {
        int from = css.indexOf(":root{");
        int to = css.indexOf('}', from);
        return from < 0 || to < 0 ? List.of() : TOKEN.matcher(css.substring(from, to + 1)).results().map(found -> new Token(found.group(1), found.group(2).strip())).toList();
    }

    static List<Token> ofProduct() {
        try (var in = KitTokens.class.getResourceAsStream("/static/tokens.css")) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
