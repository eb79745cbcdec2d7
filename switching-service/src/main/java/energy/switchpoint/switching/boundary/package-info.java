/** The way in: HTTP, and what each caller gets to see. */
@NullMarked
package energy.switchpoint.switching.boundary;

import org.jspecify.annotations.NullMarked;
