/** Network areas over HTTP. */
@NullMarked
package energy.switchpoint.areas.boundary;

import org.jspecify.annotations.NullMarked;
