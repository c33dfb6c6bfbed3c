/// Tenants, units and their dated tree, grids and their polygons, and which playbook holds where.
@ApplicationModule
@NullMarked
package org.jinlin.org;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
