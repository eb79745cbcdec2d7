/** Frames and errors of OCPP-J, both versions. */
@NullMarked
package energy.switchpoint.ocpp.entity;

import org.jspecify.annotations.NullMarked;
