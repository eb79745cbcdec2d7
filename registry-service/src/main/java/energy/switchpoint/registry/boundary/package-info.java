/** The registry as one web application. */
@NullMarked
package energy.switchpoint.registry.boundary;

import org.jspecify.annotations.NullMarked;
