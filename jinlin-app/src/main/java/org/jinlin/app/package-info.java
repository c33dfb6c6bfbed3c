/// Starts everything: main, security, page layout, recurring jobs, the list of log readers, the command line.
@ApplicationModule
@NullMarked
package org.jinlin.app;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
