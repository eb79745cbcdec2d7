/** Supply limits and the public register of curtailments over HTTP. */
@NullMarked
package energy.switchpoint.limits.boundary;

import org.jspecify.annotations.NullMarked;
