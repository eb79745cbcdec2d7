/** Data cases over HTTP. */
@NullMarked
package energy.switchpoint.cases.boundary;

import org.jspecify.annotations.NullMarked;
