/** The socket a charger keeps to its operator, and the one outstanding call on it. */
@NullMarked
package energy.switchpoint.simulator.ocpp.control;

import org.jspecify.annotations.NullMarked;
