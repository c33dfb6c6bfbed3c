package org.jinlin.matters;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.PageKept;
import org.jinlin.people.PageTexts;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/// Takes in the photos of a form. Each bad one is named in a sentence at its field, the good ones are kept: they need not
/// be sent again when something else is wrong.
@Component
class MatterPagesPhotos {

    private final MatterFiles files;

    MatterPagesPhotos(MatterFiles files) {
        this.files = files;
    }

    /// Whether photos came with the form; an input left empty sends an empty part.
    static boolean came(HttpServletRequest request) {
        return parts(request).values().stream().anyMatch(list -> !list.isEmpty());
    }

    MatterPagesTyped take(Actor actor, HttpServletRequest request, MatterPagesTyped typed, PageTexts texts) {
        MatterPagesTyped result = typed;
        for (var entry : parts(request).entrySet()) {
            var ids = new ArrayList<>(result.all(entry.getKey()));
            for (MultipartFile part : entry.getValue()) {
                switch (store(actor, part)) {
                    case Outcome.Done<MatterFiles.Stored>(MatterFiles.Stored stored) -> ids.add(stored.id());
                    case Outcome.Refused<MatterFiles.Stored>(Refusal refusal) -> result = result.wrong(entry.getKey(), texts.sentence(refusal, refusal.args().stream().map(String::valueOf).toList()));
                }
            }
            result = result.with(entry.getKey(), ids);
        }
        return result;
    }

    private Outcome<MatterFiles.Stored> store(Actor actor, MultipartFile part) {
        try (InputStream content = part.getInputStream()) {
            return files.store(actor, content, part.getOriginalFilename() == null ? "" : part.getOriginalFilename());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// By field, without the parts of inputs that were left empty.
    private static Map<String, List<MultipartFile>> parts(HttpServletRequest request) {
        if (!(request instanceof MultipartHttpServletRequest form)) {
            return Map.of();
        }
        var parts = new java.util.LinkedHashMap<String, List<MultipartFile>>();
        form.getMultiFileMap().forEach((name, list) -> {
            List<MultipartFile> sent = list.stream().filter(part -> part.getSize() > 0 || part.getOriginalFilename() != null && !part.getOriginalFilename().isEmpty()).toList();
            if (name.startsWith(PageKept.FIELD) && !sent.isEmpty()) {
                parts.put(name.substring(PageKept.FIELD.length()), sent);
            }
        });
        return parts;
    }
}
