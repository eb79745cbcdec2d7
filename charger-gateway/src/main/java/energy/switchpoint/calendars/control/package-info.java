/** Keeping each charger's calendar. */
@NullMarked
package energy.switchpoint.calendars.control;

import org.jspecify.annotations.NullMarked;
