/// The engine: matters, their moves, dues, words and files. Everything anybody owes anybody is here.
@ApplicationModule
@NullMarked
package org.jinlin.matters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
