/** Asking for another operator, and following the move to its end. */
@NullMarked
package energy.switchpoint.switching;

import org.jspecify.annotations.NullMarked;
