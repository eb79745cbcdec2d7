/** The regulator asks for the numbers here. */
@NullMarked
package energy.switchpoint.figures.boundary;

import org.jspecify.annotations.NullMarked;
