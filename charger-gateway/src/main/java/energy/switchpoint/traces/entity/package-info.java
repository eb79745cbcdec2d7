/** W3C trace context. */
@NullMarked
package energy.switchpoint.traces.entity;

import org.jspecify.annotations.NullMarked;
