/** What organisations are called. */
@NullMarked
package energy.switchpoint.organisations.control;

import org.jspecify.annotations.NullMarked;
