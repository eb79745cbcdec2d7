/** Keeping what a car needs by when. */
@NullMarked
package energy.switchpoint.needs.control;

import org.jspecify.annotations.NullMarked;
