package org.jinlin.app;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Connector;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// A second port without encryption (`--http-port`) on which nothing is served: whoever types the address without https is led to
/// the encrypted one. What was sent with a form is not read.
@Component
@ConditionalOnProperty("jinlin.http-port")
@Order(Ordered.HIGHEST_PRECEDENCE)
class HttpsRedirect extends OncePerRequestFilter implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int HTTPS = 443;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]");

    private final int plainPort;
    private final int port;

    HttpsRedirect(@Value("${jinlin.http-port}") int plainPort, @Value("${server.port}") int port) {
        this.plainPort = plainPort;
        this.port = port;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        var plain = new Connector();
        plain.setPort(plainPort);
        factory.addAdditionalConnectors(plain);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (request.isSecure()) {
            chain.doFilter(request, response);
            return;
        }
        String host = request.getServerName();
        if (!HOST.matcher(host).matches()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        response.setStatus(308);
        response.setHeader("Location", "https://" + host + (port == HTTPS ? "" : ":" + port) + request.getRequestURI() + query);
        response.setHeader("Connection", "close");
    }
}
