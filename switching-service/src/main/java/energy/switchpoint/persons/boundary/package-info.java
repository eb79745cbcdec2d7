/** A person's rights: what we hold, and forgetting it. */
@NullMarked
package energy.switchpoint.persons.boundary;

import org.jspecify.annotations.NullMarked;
