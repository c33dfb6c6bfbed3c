package org.jinlin.people;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What somebody typed into a form that could not be taken, carried along until it can be sent again.
///
/// @param target where the form was sent to
/// @param fields as they came, one line for each value
public record PageKept(String target, List<Entry> fields) {

    /// Before each name, so that what is carried does not mix with the fields of the page that carries it.
    public static final String PREFIX = "kept.";

    /// Asks the target to show the form with everything in it, and to do nothing yet.
    public static final String SHOW = "_show";

    /// Before the names of what people fill in, so that no field of a playbook is taken for a mark of the form.
    public static final String FIELD = "f.";

    private static final Set<String> NOT_KEPT = Set.of("_csrf", SHOW, "login", "password", "next");

    /// A field as it was typed, to be sent again after signing in.
    public record Entry(String name, String value) {
        /// What people typed in their own words, as against choices, ids and times.
        public boolean isTyped() {
            return name.startsWith(FIELD) && !value.isBlank() && !value.matches("[a-z0-9_:T.-]*");
        }
    }

    public static PageKept of(HttpServletRequest request, String target) {
        return new PageKept(target, entries(request.getParameterMap(), ""));
    }

    /// What an earlier page carried to this one.
    public static PageKept carried(HttpServletRequest request, String target) {
        return new PageKept(target, entries(request.getParameterMap(), PREFIX));
    }

    /// What an earlier page carried to this one in a form, with the address of ours that it is to go back to. In an address nothing is carried.
    public static PageKept back(HttpServletRequest request) {
        String target = SignInAnswers.local(request.getParameter("next"));
        return request.getMethod().equals("POST") ? carried(request, target) : new PageKept(target, List.of());
    }

    private static List<Entry> entries(Map<String, String[]> parameters, String prefix) {
        List<Entry> entries = new ArrayList<>();
        parameters.forEach((name, values) -> {
            if (name.startsWith(prefix) && !NOT_KEPT.contains(name) && (!prefix.isEmpty() || !name.startsWith(PREFIX))) {
                for (String value : values) {
                    entries.add(new Entry(name.substring(prefix.length()), value));
                }
            }
        });
        return List.copyOf(entries);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    public List<Entry> typed() {
        return fields.stream().filter(Entry::isTyped).toList();
    }
}
