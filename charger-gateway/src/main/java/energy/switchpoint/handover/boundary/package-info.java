/** The handover as the switching service drives it. */
@NullMarked
package energy.switchpoint.handover.boundary;

import org.jspecify.annotations.NullMarked;
