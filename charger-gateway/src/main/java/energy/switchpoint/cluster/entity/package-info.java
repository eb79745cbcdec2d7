/** What nodes tell each other. */
@NullMarked
package energy.switchpoint.cluster.entity;

import org.jspecify.annotations.NullMarked;
