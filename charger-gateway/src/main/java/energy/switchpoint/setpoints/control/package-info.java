/** Overrides by households and commanded states by operators (R066, R068). */
@NullMarked
package energy.switchpoint.setpoints.control;

import org.jspecify.annotations.NullMarked;
