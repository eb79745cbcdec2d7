/** What one charger is and remembers. */
@NullMarked
package energy.switchpoint.simulator.charger.entity;

import org.jspecify.annotations.NullMarked;
