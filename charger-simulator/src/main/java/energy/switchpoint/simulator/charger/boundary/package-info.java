/** What one charger says and answers, per OCPP version, and what it keeps on disk. */
@NullMarked
package energy.switchpoint.simulator.charger.boundary;

import org.jspecify.annotations.NullMarked;
