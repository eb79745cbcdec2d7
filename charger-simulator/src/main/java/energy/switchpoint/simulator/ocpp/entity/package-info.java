/** OCPP-J frames and their error codes, for both versions. */
@NullMarked
package energy.switchpoint.simulator.ocpp.entity;

import org.jspecify.annotations.NullMarked;
