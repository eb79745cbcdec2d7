/** Signing chargers' certificates and looking at those they show. */
@NullMarked
package energy.switchpoint.authority.control;

import org.jspecify.annotations.NullMarked;
