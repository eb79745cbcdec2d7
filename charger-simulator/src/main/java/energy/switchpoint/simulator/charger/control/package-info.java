/** What one charger does by itself: start, charge, obey its profiles, fail on demand. */
@NullMarked
package energy.switchpoint.simulator.charger.control;

import org.jspecify.annotations.NullMarked;
