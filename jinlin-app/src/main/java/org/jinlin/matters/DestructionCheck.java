package org.jinlin.matters;

import org.jspecify.annotations.Nullable;

/// Whether a proof was signed by this house and is still as it was.
///
/// @param holds     absent before anything was pasted
/// @param publicKey with which it is checked elsewhere
public record DestructionCheck(String document, @Nullable Boolean holds, String publicKey) {}
