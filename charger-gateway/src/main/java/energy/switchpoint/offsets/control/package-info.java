/** How long random offsets may be: the rule pack's bounds, and those set for one charger from afar (R062). */
@NullMarked
package energy.switchpoint.offsets.control;

import org.jspecify.annotations.NullMarked;
