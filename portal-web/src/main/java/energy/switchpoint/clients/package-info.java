/** What the portal asks the services: one client per service, typed answers, problems as values. */
@NullMarked
package energy.switchpoint.clients;

import org.jspecify.annotations.NullMarked;
