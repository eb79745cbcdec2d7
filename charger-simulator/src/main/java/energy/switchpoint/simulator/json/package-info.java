/** The few shorthands the simulator needs over JSON-P. */
@NullMarked
package energy.switchpoint.simulator.json;

import org.jspecify.annotations.NullMarked;
