/** The public register of supply limits, and the regulator's look at it. */
@NullMarked
package energy.switchpoint.curtailment;

import org.jspecify.annotations.NullMarked;
