package org.jinlin.matters;

import java.util.List;
import java.util.Map;
import org.jinlin.kit.Page;
import org.jinlin.people.GivenConsent;
import org.jinlin.playbook.Consent;
import org.jspecify.annotations.Nullable;

/// The page of what somebody agreed to.
///
/// @param of the child whose page it is; empty for oneself
public record MyConsentScreen(List<Line> lines, Page<Past> past, String of, @Nullable String fault, @Nullable String done) {

    /// A text to agree to, with how it stands.
    ///
    /// @param held  the receipt of what was agreed to, whose version may be older
    /// @param parts what people are told before they agree
    public record Line(Consent text, @Nullable GivenConsent held, @Nullable String since, Map<String, String> parts) {

        public boolean holds() {
            return held != null && held.version() == text.version();
        }

        /// Agreed to an earlier version, and so asked again.
        public boolean isOlder() {
            return held != null && held.version() != text.version();
        }
    }

    /// One of the past.
    public record Past(String id, String code, int version, String given, @Nullable String withdrawn) {}
}
