/** A charger's faults: what they mean, what follows, and saying that charging may go on. */
@NullMarked
package energy.switchpoint.faults;

import org.jspecify.annotations.NullMarked;
