/** What is looked up when somebody asks how the gateway is. */
@NullMarked
package energy.switchpoint.management.control;

import org.jspecify.annotations.NullMarked;
