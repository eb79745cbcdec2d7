/** Issuing, measuring, releasing and publishing supply limits. */
@NullMarked
package energy.switchpoint.limits.control;

import org.jspecify.annotations.NullMarked;
