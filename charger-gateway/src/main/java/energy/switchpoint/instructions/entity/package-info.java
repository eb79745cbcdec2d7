/** What an operator may ask of its chargers, and in which words. */
@NullMarked
package energy.switchpoint.instructions.entity;

import org.jspecify.annotations.NullMarked;
