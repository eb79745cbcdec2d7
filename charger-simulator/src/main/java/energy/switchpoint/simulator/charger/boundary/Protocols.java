package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Protocol;
import energy.switchpoint.simulator.ocpp.entity.OcppVersion;

/** The protocols a charger can be built for. */
public final class Protocols {

    private static final Protocol V16 = new Protocol16();
    private static final Protocol V201 = new Protocol201();
    private static final Protocol V21 = new Protocol21();

    private Protocols() {}

    public static Protocol of(OcppVersion version) {
        return switch (version) {
            case V16 -> V16;
            case V201 -> V201;
            case V21 -> V21;
        };
    }
}
