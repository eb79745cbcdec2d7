/** A charger passing from one operator's credential to another's. */
@NullMarked
package energy.switchpoint.handover.entity;

import org.jspecify.annotations.NullMarked;
