/** The car at the other end of the cable, and the meter between. */
@NullMarked
package energy.switchpoint.simulator.vehicle.entity;

import org.jspecify.annotations.NullMarked;
