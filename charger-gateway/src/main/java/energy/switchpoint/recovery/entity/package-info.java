/** Return of a feeder after an outage (R064), and load that changes all at once (R063). Plain Java. */
@NullMarked
package energy.switchpoint.recovery.entity;

import org.jspecify.annotations.NullMarked;
