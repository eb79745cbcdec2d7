/** The public catalogue: every product and firmware with its interoperability label. */
@NullMarked
package energy.switchpoint.catalogue;

import org.jspecify.annotations.NullMarked;
