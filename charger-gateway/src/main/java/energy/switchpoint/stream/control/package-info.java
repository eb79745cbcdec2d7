/** Events of a tenant: kept for a while, and told to whoever reads. */
@NullMarked
package energy.switchpoint.stream.control;

import org.jspecify.annotations.NullMarked;
