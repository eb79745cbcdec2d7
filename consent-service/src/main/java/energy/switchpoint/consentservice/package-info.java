/** The service as a deployment: address, login, database. */
@NullMarked
package energy.switchpoint.consentservice;

import org.jspecify.annotations.NullMarked;
