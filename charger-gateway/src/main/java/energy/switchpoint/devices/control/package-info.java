/** Keeping the list of chargers and the authority over them. */
@NullMarked
package energy.switchpoint.devices.control;

import org.jspecify.annotations.NullMarked;
