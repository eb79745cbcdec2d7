/** The web application around the features: address, database, where its events go. */
@NullMarked
package energy.switchpoint.gateway;

import org.jspecify.annotations.NullMarked;
