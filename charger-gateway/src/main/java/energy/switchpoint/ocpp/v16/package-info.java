/** OCPP 1.6: its messages to our events, our commands to its messages. */
@NullMarked
package energy.switchpoint.ocpp.v16;

import org.jspecify.annotations.NullMarked;
