/** What the registry says about products: factory calendar, meter, fault table (R022, R025, R060). Plain Java. */
@NullMarked
package energy.switchpoint.products.entity;

import org.jspecify.annotations.NullMarked;
