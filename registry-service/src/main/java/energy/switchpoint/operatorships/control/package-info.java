/** The operatorships we know. */
@NullMarked
package energy.switchpoint.operatorships.control;

import org.jspecify.annotations.NullMarked;
