/** How often somebody may ask. */
@NullMarked
package energy.switchpoint.allowance.control;

import org.jspecify.annotations.NullMarked;
