/** Tables for spreadsheets. */
@NullMarked
package energy.switchpoint.csv;

import org.jspecify.annotations.NullMarked;
