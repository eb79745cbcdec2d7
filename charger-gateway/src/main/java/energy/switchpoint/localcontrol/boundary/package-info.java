/** Who is in control of a charger, undo of what an operator replaced, and hearing operators. */
@NullMarked
package energy.switchpoint.localcontrol.boundary;

import org.jspecify.annotations.NullMarked;
