/** Charging profiles and the composite schedule they add up to. */
@NullMarked
package energy.switchpoint.simulator.charging.entity;

import org.jspecify.annotations.NullMarked;
