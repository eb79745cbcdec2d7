/** Who looked at a person's data, and who acted on their charger. */
@NullMarked
package energy.switchpoint.accesses.entity;

import org.jspecify.annotations.NullMarked;
