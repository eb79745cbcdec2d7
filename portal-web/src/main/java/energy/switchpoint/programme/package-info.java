/** When a charger charges, and how much: the week as people set it. */
@NullMarked
package energy.switchpoint.programme;

import org.jspecify.annotations.NullMarked;
