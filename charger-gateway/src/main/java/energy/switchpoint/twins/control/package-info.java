/** Storing what chargers say, and bringing them to what is wanted of them. */
@NullMarked
package energy.switchpoint.twins.control;

import org.jspecify.annotations.NullMarked;
