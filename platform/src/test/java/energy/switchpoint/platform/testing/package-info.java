/** Checks every service runs against itself: the house rules and its own contract. */
@NullMarked
package energy.switchpoint.platform.testing;

import org.jspecify.annotations.NullMarked;
