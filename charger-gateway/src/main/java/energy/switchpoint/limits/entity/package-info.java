/** Supply limits of network operators (R040 to R053). Plain Java. */
@NullMarked
package energy.switchpoint.limits.entity;

import org.jspecify.annotations.NullMarked;
