/** Identifiers. */
@NullMarked
package energy.switchpoint.platform.ids;

import org.jspecify.annotations.NullMarked;
