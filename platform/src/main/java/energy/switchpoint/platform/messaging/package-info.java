/** Events between services: outbox, relay, inbox. */
@NullMarked
package energy.switchpoint.platform.messaging;

import org.jspecify.annotations.NullMarked;
