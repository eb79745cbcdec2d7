/** Working on data cases until they are done. */
@NullMarked
package energy.switchpoint.cases.control;

import org.jspecify.annotations.NullMarked;
