/** Reading meter data piece by piece, so that a year never lies in memory. */
@NullMarked
package energy.switchpoint.meters.control;

import org.jspecify.annotations.NullMarked;
