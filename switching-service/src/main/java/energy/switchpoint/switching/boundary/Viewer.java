package energy.switchpoint.switching.boundary;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.switching.entity.OperatorSwitch;

/** In which part somebody looks at a switch. */
public enum Viewer {
    OWNER,
    LOSING,
    GAINING,
    OVERSEER;

    static Viewer of(Caller caller, OperatorSwitch s) {
        return switch (caller) {
            case Caller.Consumer _ -> OWNER;
            case Caller.Member(var organisation, var _, var _) when s.isGainedBy(organisation) -> GAINING;
            case Caller.Member(var organisation, var _, var _) when s.isLostBy(organisation) -> LOSING;
            case Caller.Member _, Caller.Service _, Caller.Anonymous _ -> OVERSEER;
        };
    }

    boolean seesEvidence() {
        return this == LOSING || this == OVERSEER;
    }
}
