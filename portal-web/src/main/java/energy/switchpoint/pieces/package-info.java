/** The parts pages are made of: sentences, states, timelines, tables, live marks. */
@NullMarked
package energy.switchpoint.pieces;

import org.jspecify.annotations.NullMarked;
