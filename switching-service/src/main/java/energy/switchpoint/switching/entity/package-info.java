/** One charger moving from one operator to another: its states, its rules, its record. */
@NullMarked
package energy.switchpoint.switching.entity;

import org.jspecify.annotations.NullMarked;
