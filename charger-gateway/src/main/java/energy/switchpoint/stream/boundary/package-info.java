/** The event stream of a tenant over HTTP. */
@NullMarked
package energy.switchpoint.stream.boundary;

import org.jspecify.annotations.NullMarked;
