@NullMarked
package energy.switchpoint.simulator.bench.control;

import org.jspecify.annotations.NullMarked;
