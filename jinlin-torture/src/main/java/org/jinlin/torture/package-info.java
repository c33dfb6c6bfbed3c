/// Strikes a running Jinlin with faults under load, and looks afterwards whether anything is broken. Knows the product from
/// outside only: its jar, its HTTP API and its tables.
@NullMarked
package org.jinlin.torture;

import org.jspecify.annotations.NullMarked;
