/// Points and time given: a ledger in double entry, what moves earn by the rules of the playbook, and what it is good for. Learns of moves
/// by reading the log behind its own position, and never holds one up.
@ApplicationModule
@NullMarked
package org.jinlin.points;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
