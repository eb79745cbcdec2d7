/** Notices over HTTP. */
@NullMarked
package energy.switchpoint.notices.boundary;

import org.jspecify.annotations.NullMarked;
