/** Writing the access log from what happens elsewhere. */
@NullMarked
package energy.switchpoint.accesses.control;

import org.jspecify.annotations.NullMarked;
