@NullMarked
package energy.switchpoint.simulator.bench.entity;

import org.jspecify.annotations.NullMarked;
