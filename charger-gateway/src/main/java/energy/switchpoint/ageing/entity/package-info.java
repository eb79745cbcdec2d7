/** What is kept by time, and for how long. */
@NullMarked
package energy.switchpoint.ageing.entity;

import org.jspecify.annotations.NullMarked;
