/** Chargepoints over HTTP, and the gateway they are made known to. */
@NullMarked
package energy.switchpoint.chargepoints.boundary;

import org.jspecify.annotations.NullMarked;
