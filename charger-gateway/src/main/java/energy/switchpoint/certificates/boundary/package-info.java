/** The API for chargers' certificates and security. */
@NullMarked
package energy.switchpoint.certificates.boundary;

import org.jspecify.annotations.NullMarked;
