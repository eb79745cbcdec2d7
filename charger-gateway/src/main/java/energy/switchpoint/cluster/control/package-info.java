/** Which node holds which charger's socket, and the way of a command to it. Knows no OCPP and no socket. */
@NullMarked
package energy.switchpoint.cluster.control;

import org.jspecify.annotations.NullMarked;
