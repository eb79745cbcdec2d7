/** What work for many chargers is made of. */
@NullMarked
package energy.switchpoint.jobs.entity;

import org.jspecify.annotations.NullMarked;
