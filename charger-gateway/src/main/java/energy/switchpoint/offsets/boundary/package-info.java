/** Reading and setting a charger's longest random offset over HTTP. */
@NullMarked
package energy.switchpoint.offsets.boundary;

import org.jspecify.annotations.NullMarked;
