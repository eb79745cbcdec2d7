/** What chargers tell of themselves, kept: their variables, monitors, events, progress, limits set by others, and steps. */
@NullMarked
package energy.switchpoint.inventory.control;

import org.jspecify.annotations.NullMarked;
