/** Charts over time, each with a finding as title and a table for those who cannot see it. */
@NullMarked
package energy.switchpoint.charts;

import org.jspecify.annotations.NullMarked;
