/** The trace of what runs now. */
@NullMarked
package energy.switchpoint.traces.control;

import org.jspecify.annotations.NullMarked;
