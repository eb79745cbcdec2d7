/** OCPP 2.1: everything of 2.0.1 in its own form, priority charging, dynamic schedules, and what devices do by themselves. */
@NullMarked
package energy.switchpoint.ocpp.v21;

import org.jspecify.annotations.NullMarked;
