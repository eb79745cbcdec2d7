/** Where the criteria in force come from. */
@NullMarked
package energy.switchpoint.labels.control;

import org.jspecify.annotations.NullMarked;
