/** Lets meter values and logs go when their time is over. */
@NullMarked
package energy.switchpoint.ageing.control;

import org.jspecify.annotations.NullMarked;
