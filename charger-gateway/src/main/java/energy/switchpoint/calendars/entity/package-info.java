/** The load control calendar: what level a charger follows at which local time (R025, R026). Plain Java. */
@NullMarked
package energy.switchpoint.calendars.entity;

import org.jspecify.annotations.NullMarked;
