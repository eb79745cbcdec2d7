/** The rule pack over HTTP. */
@NullMarked
package energy.switchpoint.rulepacks.boundary;

import org.jspecify.annotations.NullMarked;
