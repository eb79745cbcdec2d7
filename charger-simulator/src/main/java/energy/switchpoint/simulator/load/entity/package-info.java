@NullMarked
package energy.switchpoint.simulator.load.entity;

import org.jspecify.annotations.NullMarked;
