/** What the registry tells the gateway about chargers. */
@NullMarked
package energy.switchpoint.devices.boundary;

import org.jspecify.annotations.NullMarked;
