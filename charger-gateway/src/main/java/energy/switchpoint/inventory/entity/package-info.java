/** What chargers tell of themselves. */
@NullMarked
package energy.switchpoint.inventory.entity;

import org.jspecify.annotations.NullMarked;
