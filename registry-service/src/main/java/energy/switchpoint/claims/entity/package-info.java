/** A household's proof that a charger is theirs. */
@NullMarked
package energy.switchpoint.claims.entity;

import org.jspecify.annotations.NullMarked;
