/** Turns away who asks too often. */
@NullMarked
package energy.switchpoint.allowance.boundary;

import org.jspecify.annotations.NullMarked;
