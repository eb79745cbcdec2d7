/** Plain SQL in the caller's transaction, for what an object mapper cannot say: periods, keyed uniqueness, batches. */
@NullMarked
package energy.switchpoint.sql;

import org.jspecify.annotations.NullMarked;
