package org.jinlin.app;

import java.io.ByteArrayOutputStream;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A browser without a screen: keeps cookies, reads the forms of pages, fills them in and sends them as a browser would.
final class PageClient {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
    private static final Pattern KEPT = Pattern.compile("<input type=\"checkbox\" name=\"(f\\.photos)\" value=\"(\\d+)\" checked>");
    private static final String BOUNDARY = "----page-client-7f3a";

    private final String address;
    private final Jar jar = new Jar();

    PageClient(String address) {
        this.address = address;
    }

    static PageClient signedIn(TestWorld world, String name) {
        var client = new PageClient(world.server().address());
        var answer = client.get("/sign-in").form("/sign-in").set("login", world.login(name)).set("password", world.password(name)).send();
        if (answer.status() != 303) {
            throw new IllegalStateException(name + " cannot sign in: " + answer.status());
        }
        return client;
    }

    /// A file as a browser sends it.
    record Upload(String field, String name, byte[] bytes) {}

    /// A page, as it came.
    record Html(PageClient client, int status, String body, HttpHeaders headers) {
        String location() {
            return headers.firstValue("Location").orElse("");
        }

        /// A header, or nothing.
        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        Html follow() {
            return client.get(location());
        }

        /// The text of the page without its tags, as people read it.
        String text() {
            return unescaped(body.replaceAll("(?s)<[^>]*>", " ").replaceAll("\\s+", " "));
        }

        /// The form that is sent to an address; of several, the one for a move.
        Form form(String action, String... verb) {
            Matcher forms = FORM.matcher(body);
            while (forms.find()) {
                boolean fits = forms.group(1).contains("action=\"" + action + "\"")
                        && (verb.length == 0 || forms.group(2).contains("name=\"do\" value=\"" + verb[0] + "\""));
                if (fits) {
                    return new Form(client, action, forms.group(1).contains("multipart"), forms.group(2));
                }
            }
            throw new IllegalStateException("no form " + action + " " + String.join("", verb) + " on the page: " + text());
        }
    }

    /// A form with what it holds already.
    static final class Form {
        private final PageClient client;
        private final String action;
        private final boolean multipart;
        private final String html;
        private final List<Map.Entry<String, String>> fields = new ArrayList<>();
        private final List<Upload> uploads = new ArrayList<>();

        private Form(PageClient client, String action, boolean multipart, String html) {
            this.client = client;
            this.action = action;
            this.multipart = multipart;
            this.html = html;
            for (Pattern pattern : List.of(HIDDEN, KEPT)) {
                Matcher inputs = pattern.matcher(html);
                while (inputs.find()) {
                    fields.add(Map.entry(unescaped(inputs.group(1)), unescaped(inputs.group(2))));
                }
            }
        }

        String html() {
            return html;
        }

        String value(String name) {
            return fields.stream().filter(field -> field.getKey().equals(name)).map(Map.Entry::getValue).findFirst().orElse("");
        }

        Form set(String name, String value) {
            fields.removeIf(field -> field.getKey().equals(name));
            return add(name, value);
        }

        Form add(String name, String value) {
            fields.add(Map.entry(name, value));
            return this;
        }

        Form without(String name) {
            fields.removeIf(field -> field.getKey().equals(name));
            return this;
        }

        Form upload(String field, String name, byte[] bytes) {
            uploads.add(new Upload(field, name, bytes));
            return this;
        }

        Html send() {
            return multipart ? client.post(action, "multipart/form-data; boundary=" + BOUNDARY, multipart()) : client.post(action, "application/x-www-form-urlencoded", encoded());
        }

        private byte[] encoded() {
            return String.join("&", fields.stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).toList()).getBytes(StandardCharsets.UTF_8);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        private byte[] multipart() {
            var body = new ByteArrayOutputStream();
            fields.forEach(field -> part(body, "name=\"" + field.getKey() + "\"", "", field.getValue().getBytes(StandardCharsets.UTF_8)));
            uploads.forEach(file -> part(body, "name=\"" + file.field() + "\"; filename=\"" + file.name() + "\"", "Content-Type: image/jpeg\r\n", file.bytes()));
            body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return body.toByteArray();
        }

        private static void part(ByteArrayOutputStream body, String disposition, String type, byte[] content) {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n" + type + "\r\n").getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    Html get(String path) {
        return send(request(path).GET());
    }

    Html post(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    byte[] bytes(String path) {
        return jar.send(request(path).GET(), HttpResponse.BodyHandlers.ofByteArray()).body();
    }

    /// As it comes over the wire to a browser that can unzip.
    HttpResponse<byte[]> zipped(String path) {
        return jar.send(request(path).header("Accept-Encoding", "gzip").GET(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /// The cookies that it holds, for a browser that goes on as the same person.
    List<HttpCookie> cookies() {
        return jar.cookies.getCookieStore().getCookies();
    }

    Optional<String> cookie(String name) {
        return jar.cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).map(HttpCookie::getValue).findFirst();
    }

    /// Holds a cookie that was copied from elsewhere.
    void keep(HttpCookie cookie) {
        jar.cookies.getCookieStore().add(URI.create(address), cookie);
    }

    void forget(String name) {
        jar.cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).toList()
                .forEach(cookie -> jar.cookies.getCookieStore().remove(URI.create(address), cookie));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(path.startsWith("http") ? URI.create(path) : URI.create(address + path));
    }

    private Html send(HttpRequest.Builder request) {
        HttpResponse<String> response = jar.send(request, HttpResponse.BodyHandlers.ofString());
        return new Html(this, response.statusCode(), response.body(), response.headers());
    }

    static String unescaped(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    }
}
