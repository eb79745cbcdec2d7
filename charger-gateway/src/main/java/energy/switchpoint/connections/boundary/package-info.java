/** The sockets chargers come in by. */
@NullMarked
package energy.switchpoint.connections.boundary;

import org.jspecify.annotations.NullMarked;
