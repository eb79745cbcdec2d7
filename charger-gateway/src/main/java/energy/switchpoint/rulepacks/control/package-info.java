/** Fetching the rule pack in force from the registry, and keeping the last good one. */
@NullMarked
package energy.switchpoint.rulepacks.control;

import org.jspecify.annotations.NullMarked;
