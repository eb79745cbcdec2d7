/** OCPP 2.0.1: its messages to our events, our commands to its messages. */
@NullMarked
package energy.switchpoint.ocpp.v201;

import org.jspecify.annotations.NullMarked;
