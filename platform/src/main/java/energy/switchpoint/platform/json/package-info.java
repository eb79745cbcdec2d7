/** JSON made and read in quantity. */
@NullMarked
package energy.switchpoint.platform.json;

import org.jspecify.annotations.NullMarked;
