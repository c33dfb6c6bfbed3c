package org.jinlin.org;

import org.jspecify.annotations.Nullable;

/// A node of the tree, or an organisation attached to it.
///
/// @param level a level or kind of organisation, in the playbook's words
/// @param code  the division or grid code, unique in the tenant
public record Unit(long id, String level, String name, @Nullable String code) {}
