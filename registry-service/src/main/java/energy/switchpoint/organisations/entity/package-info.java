/** Who takes part. */
@NullMarked
package energy.switchpoint.organisations.entity;

import org.jspecify.annotations.NullMarked;
