/** Law as data. */
@NullMarked
package energy.switchpoint.rulepacks.entity;

import org.jspecify.annotations.NullMarked;
