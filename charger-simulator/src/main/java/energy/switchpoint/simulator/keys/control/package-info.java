/** Making keys and signing requests, and the TLS that comes of them. */
@NullMarked
package energy.switchpoint.simulator.keys.control;

import org.jspecify.annotations.NullMarked;
