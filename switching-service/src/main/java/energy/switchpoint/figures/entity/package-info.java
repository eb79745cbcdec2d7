/** How switching goes, in numbers. */
@NullMarked
package energy.switchpoint.figures.entity;

import org.jspecify.annotations.NullMarked;
