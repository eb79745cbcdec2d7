/** Consents over HTTP. */
@NullMarked
package energy.switchpoint.consents.boundary;

import org.jspecify.annotations.NullMarked;
