/** Notices to operators over HTTP. */
@NullMarked
package energy.switchpoint.operatornotices.boundary;

import org.jspecify.annotations.NullMarked;
