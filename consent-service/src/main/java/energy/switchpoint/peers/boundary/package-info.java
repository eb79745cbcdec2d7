/** The other services, as seen from here. */
@NullMarked
package energy.switchpoint.peers.boundary;

import org.jspecify.annotations.NullMarked;
