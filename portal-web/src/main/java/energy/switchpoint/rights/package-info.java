/** A person's rights over their data: export, erase and the other cases. */
@NullMarked
package energy.switchpoint.rights;

import org.jspecify.annotations.NullMarked;
