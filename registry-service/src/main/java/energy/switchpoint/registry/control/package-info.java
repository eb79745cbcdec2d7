/** Who gets the registry's events. */
@NullMarked
package energy.switchpoint.registry.control;

import org.jspecify.annotations.NullMarked;
