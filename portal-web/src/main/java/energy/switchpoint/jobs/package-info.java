/** One command to many chargers: started, followed, stopped, tried again. */
@NullMarked
package energy.switchpoint.jobs;

import org.jspecify.annotations.NullMarked;
