/** Connections to chargers, and the way of a command to the right one. */
@NullMarked
package energy.switchpoint.connections.control;

import org.jspecify.annotations.NullMarked;
