/** Who may command a chargepoint, from when until when. */
@NullMarked
package energy.switchpoint.operatorships.entity;

import org.jspecify.annotations.NullMarked;
