package org.jinlin.matters;

import java.io.IOException;
import java.io.InputStream;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Photos over the API: upload one, name its id in the move that it belongs to.
@RestController
@RequestMapping("/api/files")
class FileApi {

    private final MatterFiles files;
    private final Problems problems;

    FileApi(MatterFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Outcome<MatterFiles.Stored> upload(Actor actor, @RequestParam MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return files.store(actor, content, file.getOriginalFilename() == null ? "" : file.getOriginalFilename());
        }
    }

    @GetMapping("/{id:\\d{1,19}}")
    ResponseEntity<?> read(Actor actor, @PathVariable long id, jakarta.servlet.http.HttpServletRequest request) {
        return files.read(actor, id)
                .<ResponseEntity<?>>map(bytes -> ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).cacheControl(CacheControl.noStore()).body(bytes))
                .orElseGet(() -> problems.refused(Refusal.of("NOT_FOUND"), request));
    }
}
