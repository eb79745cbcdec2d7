/** What operators were told to do in their own systems. */
@NullMarked
package energy.switchpoint.operatornotices.entity;

import org.jspecify.annotations.NullMarked;
