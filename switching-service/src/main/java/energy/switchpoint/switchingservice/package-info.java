/** The service as a deployment: address, login, database, where its events go. */
@NullMarked
package energy.switchpoint.switchingservice;

import org.jspecify.annotations.NullMarked;
