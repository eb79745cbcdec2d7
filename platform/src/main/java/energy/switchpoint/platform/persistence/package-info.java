/** The few things every schema needs. */
@NullMarked
package energy.switchpoint.platform.persistence;

import org.jspecify.annotations.NullMarked;
