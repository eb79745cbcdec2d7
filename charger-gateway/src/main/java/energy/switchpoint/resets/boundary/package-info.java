/** Factory resets over HTTP. */
@NullMarked
package energy.switchpoint.resets.boundary;

import org.jspecify.annotations.NullMarked;
