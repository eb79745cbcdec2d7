/** The product catalogue over HTTP. */
@NullMarked
package energy.switchpoint.products.boundary;

import org.jspecify.annotations.NullMarked;
