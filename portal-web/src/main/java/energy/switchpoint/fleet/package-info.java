/** What a chargepoint operator does with its chargepoints: find, onboard, look after. */
@NullMarked
package energy.switchpoint.fleet;

import org.jspecify.annotations.NullMarked;
