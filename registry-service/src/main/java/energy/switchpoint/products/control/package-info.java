/** Collections of products, firmware and facts, and the labels computed from them. */
@NullMarked
package energy.switchpoint.products.control;

import org.jspecify.annotations.NullMarked;
