/** What carries a switch from its request to its end, and the neighbours it needs for that. */
@NullMarked
package energy.switchpoint.switching.control;

import org.jspecify.annotations.NullMarked;
