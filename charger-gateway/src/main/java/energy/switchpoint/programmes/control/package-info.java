/** Which programme a charger follows when nobody asks for anything, and setting it (R025, R067, R069). */
@NullMarked
package energy.switchpoint.programmes.control;

import org.jspecify.annotations.NullMarked;
