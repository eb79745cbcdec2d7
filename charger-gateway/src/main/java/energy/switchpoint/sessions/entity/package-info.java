/** Charging sessions and half-hour energy. Plain Java. */
@NullMarked
package energy.switchpoint.sessions.entity;

import org.jspecify.annotations.NullMarked;
