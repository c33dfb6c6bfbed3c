package org.jinlin.matters;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jinlin.kit.QrCode;
import org.jinlin.people.PageTexts;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The code to show at the door, on the page of who asked.
///
/// @param path where anybody checks it
public record MatterPagesPass(QrCode code, String path, String until) {

    static Optional<MatterPagesPass> of(HttpServletRequest request, MatterView matter, String path, PageTexts texts) {
        return Optional.ofNullable(matter.passUntil())
                .map(until -> new MatterPagesPass(QrCode.of(ServletUriComponentsBuilder.fromContextPath(request).path(path).toUriString()), path, texts.when(until)));
    }
}
