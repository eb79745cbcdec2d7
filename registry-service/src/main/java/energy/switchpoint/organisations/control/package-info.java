/** Accepting organisations and inviting their people. */
@NullMarked
package energy.switchpoint.organisations.control;

import org.jspecify.annotations.NullMarked;
