/** The demo's chargers, made through the public APIs only. */
@NullMarked
package energy.switchpoint.simulator.demo;

import org.jspecify.annotations.NullMarked;
