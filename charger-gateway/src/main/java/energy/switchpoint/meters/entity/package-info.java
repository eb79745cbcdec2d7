/** Meter data as it is told to the household and its operator. */
@NullMarked
package energy.switchpoint.meters.entity;

import org.jspecify.annotations.NullMarked;
