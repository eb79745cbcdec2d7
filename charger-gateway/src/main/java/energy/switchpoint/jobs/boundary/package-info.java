/** Where operators start work for many chargers and follow it. */
@NullMarked
package energy.switchpoint.jobs.boundary;

import org.jspecify.annotations.NullMarked;
