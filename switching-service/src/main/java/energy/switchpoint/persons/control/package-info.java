/** Forgetting a person. */
@NullMarked
package energy.switchpoint.persons.control;

import org.jspecify.annotations.NullMarked;
