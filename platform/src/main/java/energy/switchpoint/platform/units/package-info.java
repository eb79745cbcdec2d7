/** Physical units as types. */
@NullMarked
package energy.switchpoint.platform.units;

import org.jspecify.annotations.NullMarked;
