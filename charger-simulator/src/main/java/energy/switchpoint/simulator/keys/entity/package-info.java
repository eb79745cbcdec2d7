/** Keys, certificates and trusted roots as a charger holds them. */
@NullMarked
package energy.switchpoint.simulator.keys.entity;

import org.jspecify.annotations.NullMarked;
