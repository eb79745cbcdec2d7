/** Keeping who is in control of each charger, and telling the household. */
@NullMarked
package energy.switchpoint.localcontrol.control;

import org.jspecify.annotations.NullMarked;
