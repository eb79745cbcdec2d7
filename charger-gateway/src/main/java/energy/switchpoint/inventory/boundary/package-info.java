/** What chargers told of themselves, for their operators and owners. */
@NullMarked
package energy.switchpoint.inventory.boundary;

import org.jspecify.annotations.NullMarked;
