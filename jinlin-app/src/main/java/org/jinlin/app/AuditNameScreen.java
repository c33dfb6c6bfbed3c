package org.jinlin.app;

import org.jspecify.annotations.Nullable;

/// The page that opens the name of who did what an entry of the audit says.
///
/// @param who    masked
/// @param name   in clear, once it was opened
/// @param reason as it was typed
public record AuditNameScreen(String when, String what, String who, long whoId, @Nullable String name, String reason, @Nullable String error) {}
