package energy.switchpoint.switching.entity;

import java.time.Instant;

/** What came of asking a switch to move. Callers handle every case: the compiler checks it. */
public sealed interface Decision {

    record Moved(SwitchState from, SwitchState to, Instant at, String note) implements Decision {}

    record NotAllowed(SwitchState from, SwitchState wanted) implements Decision {}

    /** The losing operator was silent for too long, or the switch never had an objection window. */
    record WindowOver(SwitchState state) implements Decision {}
}
