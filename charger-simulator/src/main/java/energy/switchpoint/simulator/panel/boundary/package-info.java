/** The control page and its API, on loopback. */
@NullMarked
package energy.switchpoint.simulator.panel.boundary;

import org.jspecify.annotations.NullMarked;
