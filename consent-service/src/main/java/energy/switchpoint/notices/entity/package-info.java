/** What people are told before they agree. */
@NullMarked
package energy.switchpoint.notices.entity;

import org.jspecify.annotations.NullMarked;
