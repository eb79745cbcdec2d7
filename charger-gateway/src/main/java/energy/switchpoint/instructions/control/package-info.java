/** Commands to one charger: written down, sent, and their answers kept. */
@NullMarked
package energy.switchpoint.instructions.control;

import org.jspecify.annotations.NullMarked;
