/** What the gateway holds about a person, and erasing it. */
@NullMarked
package energy.switchpoint.persons.control;

import org.jspecify.annotations.NullMarked;
