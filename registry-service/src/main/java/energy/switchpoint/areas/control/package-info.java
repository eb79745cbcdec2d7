/** The network areas we know. */
@NullMarked
package energy.switchpoint.areas.control;

import org.jspecify.annotations.NullMarked;
