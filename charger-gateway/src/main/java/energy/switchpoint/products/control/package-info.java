/** Keeping what the registry says about products. */
@NullMarked
package energy.switchpoint.products.control;

import org.jspecify.annotations.NullMarked;
