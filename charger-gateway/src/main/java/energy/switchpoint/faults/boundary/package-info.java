/** A charger's faults over HTTP. */
@NullMarked
package energy.switchpoint.faults.boundary;

import org.jspecify.annotations.NullMarked;
