/** The archive of everything held, over HTTP. */
@NullMarked
package energy.switchpoint.export.boundary;

import org.jspecify.annotations.NullMarked;
