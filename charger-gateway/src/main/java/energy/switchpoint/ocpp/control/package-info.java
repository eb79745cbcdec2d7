/** Speaking OCPP-J: one call at a time in each direction. */
@NullMarked
package energy.switchpoint.ocpp.control;

import org.jspecify.annotations.NullMarked;
