/** Making, checking, replacing and revoking chargers' passwords. */
@NullMarked
package energy.switchpoint.credentials.control;

import org.jspecify.annotations.NullMarked;
