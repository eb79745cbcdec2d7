/** Noticing that a feeder comes back, and letting its chargers go one by one. */
@NullMarked
package energy.switchpoint.recovery.control;

import org.jspecify.annotations.NullMarked;
