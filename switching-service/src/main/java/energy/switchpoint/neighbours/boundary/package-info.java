/** The other services, as switching calls them. */
@NullMarked
package energy.switchpoint.neighbours.boundary;

import org.jspecify.annotations.NullMarked;
