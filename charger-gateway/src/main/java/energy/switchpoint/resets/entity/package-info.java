/** Levels and steps of a factory reset (R071 to R074). Plain Java. */
@NullMarked
package energy.switchpoint.resets.entity;

import org.jspecify.annotations.NullMarked;
