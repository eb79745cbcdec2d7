/** Where operators read what came of their commands. */
@NullMarked
package energy.switchpoint.instructions.boundary;

import org.jspecify.annotations.NullMarked;
