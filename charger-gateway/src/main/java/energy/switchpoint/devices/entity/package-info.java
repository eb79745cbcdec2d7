/** The chargers this gateway serves, and who may command each. */
@NullMarked
package energy.switchpoint.devices.entity;

import org.jspecify.annotations.NullMarked;
