package org.jinlin.people;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What every page knows of its request: words, who looks, and the address it stands at.
///
/// @param elder    large print (长辈版): the same pages, larger
/// @param csrf     what every form repeats
/// @param district the tenant's name; absent where several are possible
/// @param mode     what is said while an operating mode is in force where the reader lives or works
/// @param path     of this page, without the query
/// @param query    of this page, without language and print, `a=b&c=d` or empty
/// @param answer   whether this answers a form: then its address cannot be asked for again without losing what was typed
/// @param assets   address of a static file, with its content's hash in the name
public record PageFrame(PageTexts texts, boolean elder, String csrf, Viewer viewer, @Nullable String district, @Nullable String mode, String path, String query,
        boolean answer, UnaryOperator<String> assets) {

    /// Who looks.
    ///
    /// @param lay   reports in passing without an office, as couriers do
    /// @param named reads the name, which few pages show
    /// @param start the page on which this person's day begins
    /// @param key   tells persons apart where a browser keeps something for each; empty for nobody
    public record Viewer(boolean person, boolean guest, boolean staff, boolean lay, Supplier<String> named, String start, String key) {
        static final Viewer NOBODY = new Viewer(false, false, false, false, () -> "", Landing.Start.HOME.path(), "");

        /// Masked, even one's own: somebody may look over the shoulder.
        public String name() {
            return named.get();
        }
    }

    public String text(String key, Object... args) {
        return texts.get(key, args);
    }

    public String language() {
        return texts.language();
    }

    public String asset(String file) {
        return assets.apply("/static/" + file);
    }

    /// This page again with one choice changed.
    public String switched(String parameter, String value) {
        String choice = parameter + "=" + value;
        return path + "?" + (query.isEmpty() ? choice : query + "&" + choice);
    }

    /// The query without the parameters that are choices of language and print.
    static String without(@Nullable String query, List<String> parameters) {
        return query == null ? "" : Arrays.stream(query.split("&"))
                .filter(part -> !part.isEmpty() && parameters.stream().noneMatch(name -> part.equals(name) || part.startsWith(name + "=")))
                .collect(Collectors.joining("&"));
    }
}
