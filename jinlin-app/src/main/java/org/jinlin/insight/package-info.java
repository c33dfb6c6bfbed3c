/// Facts and rates, read from the log and able to be rebuilt. Never writes business tables.
@ApplicationModule
@NullMarked
package org.jinlin.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
