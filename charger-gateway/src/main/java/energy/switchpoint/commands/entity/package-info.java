/** The one command model between managed mode and the OCPP adapters (R165, R195): no OCPP word in it. */
@NullMarked
package energy.switchpoint.commands.entity;

import org.jspecify.annotations.NullMarked;
