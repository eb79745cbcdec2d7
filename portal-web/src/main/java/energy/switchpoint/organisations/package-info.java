/** The platform operator's list of organisations. */
@NullMarked
package energy.switchpoint.organisations;

import org.jspecify.annotations.NullMarked;
