package energy.switchpoint.chargepoints.entity;

import java.util.UUID;

/** What came of asking a chargepoint to change its state. */
public sealed interface Transition {

    record Changed(ChargepointState from, ChargepointState to) implements Transition {}

    /** It was asked before, and is so. */
    record Unchanged(ChargepointState state) implements Transition {}

    record NotAllowed(ChargepointState state, ChargepointState wanted) implements Transition {}

    record OtherSwitch(UUID switchId) implements Transition {}
}
