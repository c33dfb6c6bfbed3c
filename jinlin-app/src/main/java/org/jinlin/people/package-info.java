/// Persons, households, appointments and links; accounts and sign-in; who may do what; the log of looks.
@ApplicationModule
@NullMarked
package org.jinlin.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
