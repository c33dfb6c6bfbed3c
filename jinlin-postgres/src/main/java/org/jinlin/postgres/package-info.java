/// PostgreSQL for Jinlin: the one it brings along and runs itself, or one that the operator has. Either way there are
/// two roles, the owner of the schema and the application, and every trouble is one sentence that says what to do.
@NullMarked
package org.jinlin.postgres;

import org.jspecify.annotations.NullMarked;
