/** Giving, withdrawing and ending consents. */
@NullMarked
package energy.switchpoint.consents.control;

import org.jspecify.annotations.NullMarked;
