@NullMarked
package energy.switchpoint.simulator.load.boundary;

import org.jspecify.annotations.NullMarked;
