/** Chargers and their twins over HTTP. */
@NullMarked
package energy.switchpoint.twins.boundary;

import org.jspecify.annotations.NullMarked;
