/** Who is in control of a charger while its operator is out of contact (R067 to R070). Plain Java. */
@NullMarked
package energy.switchpoint.localcontrol.entity;

import org.jspecify.annotations.NullMarked;
