@NullMarked
package energy.switchpoint.simulator.load.control;

import org.jspecify.annotations.NullMarked;
