/** The append-only, hash-chained record of regulated acts. */
@NullMarked
package energy.switchpoint.platform.ledger;

import org.jspecify.annotations.NullMarked;
