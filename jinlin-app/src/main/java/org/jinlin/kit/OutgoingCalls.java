package org.jinlin.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/// The one way out: sends a call to the very addresses that were checked. Follows no redirect (it would lead past the check),
/// keeps no cookie, unpacks nothing, tries nothing twice, reads an answer up to a size and for a time. Who calls decides
/// whether to try again. Safe for threads.
public final class OutgoingCalls {

    private static final int ANSWER_BYTES_MAX = 1 << 20;

    private final Duration timeout;

    /// @param timeout for all of a call; a third of it for the connection
    public OutgoingCalls(Duration timeout) {
        this.timeout = timeout;
    }

    /// What another system answered.
    ///
    /// @param body at most 1 MB
    public record Answer(int status, byte[] body) {

        public boolean isDone() {
            return status >= 200 && status < 300;
        }

        @Override
        public String toString() {
            return "answer " + status;
        }
    }

    /// Refused when nobody answers in time, or with too much; what it was is in the cause of nothing, for it may hold a key.
    public Outcome<Answer> send(OutgoingCall call) {
        long end = System.nanoTime() + timeout.toNanos();
        var request = new HttpUriRequestBase(call.method(), call.address().uri());
        call.headers().forEach(request::setHeader);
        byte[] body = call.body();
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body, null));
        }
        try (var client = client(call.address())) {
            return client.execute(request, answer -> read(answer, end));
        } catch (IOException | RuntimeException e) {
            return Outcome.refused("OUTGOING_NO_ANSWER");
        }
    }

    private Outcome<Answer> read(ClassicHttpResponse answer, long end) throws IOException {
        var bytes = new ByteArrayOutputStream();
        if (answer.getEntity() != null) {
            try (InputStream in = answer.getEntity().getContent()) {
                byte[] some = new byte[8192];
                for (int n = in.read(some); n >= 0; n = in.read(some)) {
                    bytes.write(some, 0, n);
                    if (bytes.size() > ANSWER_BYTES_MAX || System.nanoTime() > end) {
                        throw new IOException("too much or too slow");
                    }
                }
            }
        }
        return Outcome.done(new Answer(answer.getCode(), bytes.toByteArray()));
    }

    private CloseableHttpClient client(OutgoingAddress address) {
        Timeout whole = Timeout.of(timeout);
        var connections = PoolingHttpClientConnectionManagerBuilder.create().setDnsResolver(new Pinned(address))
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(Timeout.of(timeout.dividedBy(3))).setSocketTimeout(whole).build()).build();
        return HttpClients.custom().setConnectionManager(connections).disableRedirectHandling().disableCookieManagement().disableContentCompression()
                .disableAutomaticRetries().disableAuthCaching().setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(whole).build()).build();
    }

    /// Answers what was checked, and asks nobody.
    private record Pinned(OutgoingAddress address) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            String named = address.uri().getHost().replaceAll("[\\[\\]]", "");
            if (!host.replaceAll("[\\[\\]]", "").equalsIgnoreCase(named)) {
                throw new UnknownHostException("only what was checked is called");
            }
            return address.resolved();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
