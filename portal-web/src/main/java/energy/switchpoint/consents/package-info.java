/** Who has a person's data, for what, who looked, and taking it back. */
@NullMarked
package energy.switchpoint.consents;

import org.jspecify.annotations.NullMarked;
