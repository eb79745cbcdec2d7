/** What our certificate authority is asked for and gives. */
@NullMarked
package energy.switchpoint.authority.entity;

import org.jspecify.annotations.NullMarked;
