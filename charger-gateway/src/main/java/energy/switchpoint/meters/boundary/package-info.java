/** Meter data over HTTP: half-hours and raw values to download, totals by day and month. */
@NullMarked
package energy.switchpoint.meters.boundary;

import org.jspecify.annotations.NullMarked;
