package org.jinlin.app;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// What is typed into the search of the audit, as it came and not looked at yet. In an address a person is a number, never a phone or a name.
///
/// @param person whose acts
/// @param about  a person whom the acts were about
/// @param act    a word of the audit, empty for all
/// @param number of a matter that the acts were about
/// @param from   the first day, empty for a month ago
/// @param to     the last day, empty for today
/// @param where  `installation` for the acts that belong to no district
public record AuditForm(String person, String about, String act, String number, String from, String to, String where) {

    static final String INSTALLATION = "installation";

    static AuditForm of(HttpServletRequest request) {
        return new AuditForm(text(request, "person"), text(request, "about"), text(request, "act"), text(request, "number"), text(request, "from"), text(request, "to"), text(request, "where"));
    }

    private static String text(HttpServletRequest request, String name) {
        String said = request.getParameter(name);
        return said == null ? "" : said.strip();
    }

    AuditForm ofPerson(String id) {
        return new AuditForm(id, about, act, number, from, to, where);
    }

    public boolean isInstallation() {
        return where.equals(INSTALLATION);
    }

    /// `a=b&c=d`, without what is empty.
    public String query() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("person", person);
        all.put("about", about);
        all.put("act", act);
        all.put("number", number);
        all.put("from", from);
        all.put("to", to);
        all.put("where", where);
        return all.entrySet().stream().filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    /// The address of this search, with one thing more in it.
    public String path(String address, String more) {
        String query = more.isEmpty() || query().isEmpty() ? query() + more : query() + "&" + more;
        return query.isEmpty() ? address : address + "?" + query;
    }
}
