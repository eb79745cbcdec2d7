/** Recording sessions and energy, and who may read how much of it. */
@NullMarked
package energy.switchpoint.sessions.control;

import org.jspecify.annotations.NullMarked;
