/// Working methods as data: read, merged, checked, compared, walked and kept as immutable versions. Knows no tree and
/// no matter; what a playbook says about levels and roles is checked against its own words.
@ApplicationModule
@NullMarked
package org.jinlin.playbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
