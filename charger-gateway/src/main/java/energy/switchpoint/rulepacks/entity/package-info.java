/** The law that applies, as data with a date; no country's constant in code (R013). */
@NullMarked
package energy.switchpoint.rulepacks.entity;

import org.jspecify.annotations.NullMarked;
