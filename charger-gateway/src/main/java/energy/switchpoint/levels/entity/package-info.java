/** Who decides a charger's level, and why: the precedence rule of managed mode (R028, R029, R068, R069). Plain Java. */
@NullMarked
package energy.switchpoint.levels.entity;

import org.jspecify.annotations.NullMarked;
