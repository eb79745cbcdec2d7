/** An operator's switches in and out: what is coming, how long it may object, what became of it. */
@NullMarked
package energy.switchpoint.switchinbox;

import org.jspecify.annotations.NullMarked;
