/** Reading profiles as operators send them, and keeping them. */
@NullMarked
package energy.switchpoint.simulator.charging.control;

import org.jspecify.annotations.NullMarked;
