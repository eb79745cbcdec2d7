/** Sessions and half-hours over HTTP; sealing and erasing history after a switch. */
@NullMarked
package energy.switchpoint.sessions.boundary;

import org.jspecify.annotations.NullMarked;
