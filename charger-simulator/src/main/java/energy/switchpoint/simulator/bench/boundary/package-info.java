@NullMarked
package energy.switchpoint.simulator.bench.boundary;

import org.jspecify.annotations.NullMarked;
