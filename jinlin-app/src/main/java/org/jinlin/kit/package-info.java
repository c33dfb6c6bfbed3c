/// The clock, ids, sealed fields, SQL scope, paging and refusals: what every room stands on. Knows no domain word.
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package org.jinlin.kit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
