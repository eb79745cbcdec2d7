/** Where in the network a charger hangs. */
@NullMarked
package energy.switchpoint.areas.entity;

import org.jspecify.annotations.NullMarked;
