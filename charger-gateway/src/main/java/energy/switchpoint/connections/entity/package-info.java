/** What a connection is worth remembering for. */
@NullMarked
package energy.switchpoint.connections.entity;

import org.jspecify.annotations.NullMarked;
