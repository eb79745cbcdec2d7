/** The rules every HTTP edge shares. */
@NullMarked
package energy.switchpoint.platform.http;

import org.jspecify.annotations.NullMarked;
