/** Errors as RFC 9457 problem documents that say what to do next. */
@NullMarked
package energy.switchpoint.platform.problem;

import org.jspecify.annotations.NullMarked;
