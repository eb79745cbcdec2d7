/** Takes the trace of a request in and gives it back. */
@NullMarked
package energy.switchpoint.traces.boundary;

import org.jspecify.annotations.NullMarked;
