/** Faults and what may follow from them: the fault table (R060, R061). Plain Java. */
@NullMarked
package energy.switchpoint.faults.entity;

import org.jspecify.annotations.NullMarked;
