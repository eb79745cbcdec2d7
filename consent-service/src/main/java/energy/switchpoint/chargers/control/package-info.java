/** Keeping up with who keeps which charger. */
@NullMarked
package energy.switchpoint.chargers.control;

import org.jspecify.annotations.NullMarked;
