/** The steps of a handover, each repeatable. */
@NullMarked
package energy.switchpoint.handover.control;

import org.jspecify.annotations.NullMarked;
