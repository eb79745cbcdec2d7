/** Chargers that behave like the ones on a household's wall: they speak OCPP, charge a car and can be told to fail. */
@NullMarked
package energy.switchpoint.simulator;

import org.jspecify.annotations.NullMarked;
