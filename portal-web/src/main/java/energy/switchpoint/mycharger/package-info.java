/** A household's charger: what it does now and why, what it did, and how it becomes theirs. */
@NullMarked
package energy.switchpoint.mycharger;

import org.jspecify.annotations.NullMarked;
