/** What a network operator does: see load by area, limit it as a last resort, release it. */
@NullMarked
package energy.switchpoint.network;

import org.jspecify.annotations.NullMarked;
