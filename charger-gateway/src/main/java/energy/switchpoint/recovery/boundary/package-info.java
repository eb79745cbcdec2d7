/** Recoveries and load steps over HTTP. */
@NullMarked
package energy.switchpoint.recovery.boundary;

import org.jspecify.annotations.NullMarked;
