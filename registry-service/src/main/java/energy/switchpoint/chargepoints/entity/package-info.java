/** A chargepoint and its states. */
@NullMarked
package energy.switchpoint.chargepoints.entity;

import org.jspecify.annotations.NullMarked;
