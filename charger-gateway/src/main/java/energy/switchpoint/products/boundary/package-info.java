/** What the registry tells of products, and what an operator finds at one charger's meter. */
@NullMarked
package energy.switchpoint.products.boundary;

import org.jspecify.annotations.NullMarked;
