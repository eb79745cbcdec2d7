/** Which rule pack is in force. */
@NullMarked
package energy.switchpoint.rulepacks.control;

import org.jspecify.annotations.NullMarked;
