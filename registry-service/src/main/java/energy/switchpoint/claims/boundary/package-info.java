/** Claims over HTTP, and what happens at the charger. */
@NullMarked
package energy.switchpoint.claims.boundary;

import org.jspecify.annotations.NullMarked;
