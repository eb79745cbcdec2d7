/** The access log over HTTP. */
@NullMarked
package energy.switchpoint.accesses.boundary;

import org.jspecify.annotations.NullMarked;
