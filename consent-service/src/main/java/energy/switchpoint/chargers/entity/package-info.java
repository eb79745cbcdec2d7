/** Which charger is whose. */
@NullMarked
package energy.switchpoint.chargers.entity;

import org.jspecify.annotations.NullMarked;
