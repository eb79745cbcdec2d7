/** A charger's load control calendar over HTTP. */
@NullMarked
package energy.switchpoint.programmes.boundary;

import org.jspecify.annotations.NullMarked;
