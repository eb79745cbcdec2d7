/** Work for many chargers: kept, sent at once, and brought through a restart. */
@NullMarked
package energy.switchpoint.jobs.control;

import org.jspecify.annotations.NullMarked;
