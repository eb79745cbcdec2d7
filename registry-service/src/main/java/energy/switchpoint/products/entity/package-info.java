/** Products, their firmware, and what is stated about each. */
@NullMarked
package energy.switchpoint.products.entity;

import org.jspecify.annotations.NullMarked;
