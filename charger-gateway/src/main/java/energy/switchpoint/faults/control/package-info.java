/** Hearing of faults, holding chargers and letting them go. */
@NullMarked
package energy.switchpoint.faults.control;

import org.jspecify.annotations.NullMarked;
