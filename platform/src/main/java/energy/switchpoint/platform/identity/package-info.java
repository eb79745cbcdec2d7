/** Who is calling, and for which organisation. */
@NullMarked
package energy.switchpoint.platform.identity;

import org.jspecify.annotations.NullMarked;
