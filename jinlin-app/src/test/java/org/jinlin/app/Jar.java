package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/// The cookies of one browser. All browsers of a test run share the connections: to make some anew is the dearest part of a
/// short test.
final class Jar {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final CookieManager cookies = new CookieManager();

    <T> HttpResponse<T> send(HttpRequest.Builder builder, HttpResponse.BodyHandler<T> handler) {
        URI address = builder.copy().build().uri();
        try {
            List<String> held = cookies.get(address, Map.of()).getOrDefault("Cookie", List.of());
            if (!held.isEmpty()) {
                builder.header("Cookie", String.join("; ", held));
            }
            HttpResponse<T> response = HTTP.send(builder.build(), handler);
            cookies.put(address, response.headers().map());
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
