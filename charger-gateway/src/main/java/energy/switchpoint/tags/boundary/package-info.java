/** Where operators put their own words on their chargers. */
@NullMarked
package energy.switchpoint.tags.boundary;

import org.jspecify.annotations.NullMarked;
