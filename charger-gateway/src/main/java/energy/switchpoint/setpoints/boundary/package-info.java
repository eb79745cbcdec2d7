/** Overrides and operator commands over HTTP. */
@NullMarked
package energy.switchpoint.setpoints.boundary;

import org.jspecify.annotations.NullMarked;
