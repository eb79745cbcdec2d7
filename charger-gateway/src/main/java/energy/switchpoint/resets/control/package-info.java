/** Carrying resets out: on the charger when it is there, and here. */
@NullMarked
package energy.switchpoint.resets.control;

import org.jspecify.annotations.NullMarked;
