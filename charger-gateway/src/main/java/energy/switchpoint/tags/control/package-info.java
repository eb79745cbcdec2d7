/** An operator's own words for its chargers. */
@NullMarked
package energy.switchpoint.tags.control;

import org.jspecify.annotations.NullMarked;
