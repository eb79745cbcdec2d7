/** Claiming a charger, and the limit on guessing. */
@NullMarked
package energy.switchpoint.claims.control;

import org.jspecify.annotations.NullMarked;
