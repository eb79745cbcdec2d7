/** Export and erasure for the consent service. */
@NullMarked
package energy.switchpoint.persons.boundary;

import org.jspecify.annotations.NullMarked;
