package org.jinlin.app;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jinlin.kit.Refusal;
import org.jinlin.pages.StaticTemplates;
import org.jinlin.people.Accounts;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageKept;
import org.jinlin.people.Problems;
import org.jinlin.people.Session;
import org.jinlin.people.SessionCookies;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// What people see when a page could not be shown: what happened and what to do, in plain words. A form that came too
/// late, because its session or its token is over, is shown again with everything that was typed.
@Controller
class PageErrors implements ErrorController {

    private static final StaticTemplates PAGES = new StaticTemplates();
    private static final String SIGN_IN = "/sign-in";
    private static final String SIGN_OUT = "/sign-out";

    private final PageFrames frames;
    private final Accounts accounts;
    private final Problems problems;
    private final OutageAnswer outage;

    PageErrors(PageFrames frames, Accounts accounts, Problems problems, OutageAnswer outage) {
        this.frames = frames;
        this.accounts = accounts;
        this.problems = problems;
        this.outage = outage;
    }

    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = attribute(request, RequestDispatcher.ERROR_REQUEST_URI, "/");
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (path.startsWith("/api/")) {
            // refused before any controller of the API was reached, such as an address with .. in it
            problems.write(SecurityProblems.refusal(status), request, response);
            return;
        }
        try {
            page(request, response, path, status);
        } catch (RuntimeException e) {
            if (!Outage.is(e)) {
                throw e;
            }
            outage.write(request, response, path);
        }
    }

    private void page(HttpServletRequest request, HttpServletResponse response, String path, int status) throws IOException {
        boolean expired = request.getAttribute(SecurityFailures.REFUSAL) instanceof Refusal refusal && refusal.code().equals("CSRF_INVALID");
        if (expired && tooLarge(request)) {
            write(response, 413, PAGES.problem(frame(request, response, path), 413));
        } else if (expired && path.equals(SIGN_OUT)) {
            // whose session is over has signed out
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, "/");
        } else if (expired) {
            expired(request, response, path);
        } else if (status >= 500) {
            write(response, status, PAGES.unsaved(frame(request, response, path), PageKept.of(request, path), status));
        } else {
            write(response, status, PAGES.problem(frame(request, response, path), status));
        }
    }

    private void expired(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (path.equals(SIGN_IN)) {
            PageFrame frame = frame(request, response, path);
            String next = Optional.ofNullable(request.getParameter("next")).orElse("/");
            PageKept kept = PageKept.carried(request, next);
            String again = frame.text("kept.again");
            write(response, 403, kept.isEmpty() ? PAGES.signIn(frame, next, "", false, null, again) : PAGES.kept(frame, kept, true, again));
            return;
        }
        PageFrame frame = frame(request, response, path);
        boolean needsSignIn = !frame.viewer().person() && !frame.viewer().guest() && !isOpen(path);
        write(response, 403, PAGES.kept(frame, PageKept.of(request, path), needsSignIn, null));
    }

    /// Reporting, and saying "me too", needs no account.
    private static boolean isOpen(String path) {
        return path.equals("/r/new") || path.equals("/near");
    }

    /// The gate has not run for this page: who it is, and what forms repeat, is found out here.
    private PageFrame frame(HttpServletRequest request, HttpServletResponse response, String path) {
        Optional<Session> session = SessionCookies.value(request, SessionCookies.SESSION).flatMap(accounts::bySession);
        Optional<Actor> actor = session.map(Session::actor).or(() -> SessionCookies.value(request, SessionCookies.CLAIM).flatMap(accounts::byClaim));
        String csrf = session.map(Session::csrf).or(() -> SessionCookies.value(request, SessionCookies.CSRF)).orElseGet(() -> {
            String fresh = Accounts.freshSecret();
            response.addHeader(HttpHeaders.SET_COOKIE, SessionCookies.csrf(request, fresh).toString());
            return fresh;
        });
        return frames.of(request, actor, csrf, path);
    }

    /// More than the server takes in at once: then none of its fields could be read, the token neither.
    private static boolean tooLarge(HttpServletRequest request) {
        if (request.getContentType() == null || !request.getContentType().startsWith("multipart/")) {
            return false;
        }
        try {
            request.getParts();
            return false;
        } catch (IOException | ServletException | IllegalStateException e) {
            return true;
        }
    }

    static void write(HttpServletResponse response, int status, JteModel page) throws IOException {
        var bytes = new Utf8ByteOutput();
        page.render(bytes);
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(bytes.getContentLength());
        bytes.writeTo(response.getOutputStream());
    }

    private static String attribute(HttpServletRequest request, String name, String otherwise) {
        return request.getAttribute(name) instanceof String value ? value : otherwise;
    }
}
