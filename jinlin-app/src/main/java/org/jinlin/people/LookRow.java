package org.jinlin.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One look at somebody's personal data, as its subject sees it (PIPL Art. 44: the right to know).
///
/// @param reader   the reader's masked name
/// @param matterId the matter for whose sake the reader looked; absent when it was none
/// @param what     which data were opened, such as `contact`
/// @param reason   what the reader gave as reason
public record LookRow(Instant at, long readerId, String reader, @Nullable Long matterId, String what, String reason) {}
