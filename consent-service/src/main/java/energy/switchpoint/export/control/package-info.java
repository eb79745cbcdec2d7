/** Putting the archive together. */
@NullMarked
package energy.switchpoint.export.control;

import org.jspecify.annotations.NullMarked;
