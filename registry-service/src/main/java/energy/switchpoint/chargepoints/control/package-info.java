/** Onboarding chargepoints, showing them, and moving them between operators. */
@NullMarked
package energy.switchpoint.chargepoints.control;

import org.jspecify.annotations.NullMarked;
