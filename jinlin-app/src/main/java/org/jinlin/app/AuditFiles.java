package org.jinlin.app;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.AuditEntry;
import org.jinlin.people.AuditSearch;
import org.jinlin.people.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the audit administrator found, as a file: numbers and codes as they are kept, no names. It is written while it is read, so that
/// its length does not matter.
@Hidden
@RestController
class AuditFiles {

    private static final String HEAD = "id,at,actor,role,unit,act,subject,subject_id,amount,refused,device";

    private final AuditDesk desk;
    private final AuditSearch search;
    private final Problems problems;

    AuditFiles(AuditDesk desk, AuditSearch search, Problems problems) {
        this.desk = desk;
        this.search = search;
        this.problems = problems;
    }

    @GetMapping("/audit.csv")
    void csv(HttpServletRequest request, HttpServletResponse response, Actor actor) throws IOException {
        answer(request, response, actor, "text/csv;charset=UTF-8", "audit.csv", Optional.of(HEAD), AuditFiles::csv);
    }

    /// One entry a line.
    @GetMapping("/audit.jsonl")
    void json(HttpServletRequest request, HttpServletResponse response, Actor actor) throws IOException {
        answer(request, response, actor, "application/x-ndjson;charset=UTF-8", "audit.jsonl", Optional.empty(), AuditFiles::json);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Actor actor, String type, String name, Optional<String> head, Function<AuditEntry, String> line) throws IOException {
        switch (desk.ask(actor, AuditForm.of(request)).then(ask -> search.export(actor, ask))) {
            case Outcome.Refused<Consumer<Consumer<AuditEntry>>>(Refusal refusal) -> problems.write(refusal, request, response);
            case Outcome.Done<Consumer<Consumer<AuditEntry>>>(Consumer<Consumer<AuditEntry>> entries) -> {
                response.setContentType(type);
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString());
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                try (var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
                    head.ifPresent(text -> line(out, text));
                    entries.accept(entry -> line(out, line.apply(entry)));
                }
            }
        }
    }

    private static void line(Writer out, String text) {
        try {
            out.write(text);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Codes and numbers hold no comma, quote or formula; whatever else a changed row might hold is taken away.
    static String csv(AuditEntry entry) {
        return Stream.of(entry.id(), entry.at(), entry.actorId(), entry.role() == null ? "" : entry.role(), entry.unitId() == null ? "" : entry.unitId(), entry.act(), entry.subjectKind(),
                entry.subjectId(), entry.amount(), entry.refused(), entry.device()).map(value -> value.toString().replaceAll("[^A-Za-z0-9_:./ -]", "")).collect(Collectors.joining(","));
    }

    private static String json(AuditEntry entry) {
        var map = new TreeMap<String, @Nullable Object>();
        map.put("id", Long.toString(entry.id()));
        map.put("at", entry.at());
        map.put("actor", Long.toString(entry.actorId()));
        map.put("role", entry.role());
        map.put("unit", entry.unitId() == null ? null : entry.unitId().toString());
        map.put("act", entry.act());
        map.put("subject", entry.subjectKind());
        map.put("subject_id", Long.toString(entry.subjectId()));
        map.put("amount", (long) entry.amount());
        map.put("refused", entry.refused());
        map.put("device", entry.device());
        return CanonicalJson.write(map);
    }
}
