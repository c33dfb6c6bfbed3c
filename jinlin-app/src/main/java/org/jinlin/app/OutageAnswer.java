package org.jinlin.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jinlin.kit.Refusal;
import org.jinlin.pages.StaticTemplates;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.people.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// What is said while the database is away: 503 with a sentence, and a page that keeps what was typed until it can be sent
/// again. Nothing of it needs the database.
@Component
class OutageAnswer {

    private static final Logger log = LoggerFactory.getLogger(OutageAnswer.class);
    private static final StaticTemplates PAGES = new StaticTemplates();
    private static final String RETRY_SECONDS = "10";

    private final PageFrames frames;
    private final Problems problems;

    OutageAnswer(PageFrames frames, Problems problems) {
        this.frames = frames;
        this.problems = problems;
    }

    /// @param path that was asked for, which on the page of errors is not the request's own
    void write(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        response.resetBuffer();
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        if (SecurityFailures.isApi(request)) {
            problems.write(Refusal.of("UNAVAILABLE"), request, response);
            return;
        }
        String csrf = "";
        var kept = new PageKept(path, List.of());
        try {
            // the secret goes back as it came: it is right again when the database is
            csrf = Optional.ofNullable(request.getParameter(SecurityCsrfFilter.FIELD)).orElse("");
            kept = PageKept.of(request, path);
        } catch (InvalidParameterException e) {
            log.debug("a form came broken", e);
        }
        PageErrors.write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, PAGES.unsaved(frames.withoutDatabase(request, csrf, path), kept, HttpServletResponse.SC_SERVICE_UNAVAILABLE));
    }
}
