package energy.switchpoint.ocpp.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The versions of OCPP-J we speak, by the name a charger offers as WebSocket subprotocol. */
public enum OcppVersion {
    V21("ocpp2.1", "2.1"),
    V201("ocpp2.0.1", "2.0.1"),
    V16("ocpp1.6", "1.6");

    private final String subprotocol;
    private final String number;

    OcppVersion(String subprotocol, String number) {
        this.subprotocol = subprotocol;
        this.number = number;
    }

    public String subprotocol() {
        return subprotocol;
    }

    public String number() {
        return number;
    }

    /** The first of the charger's offers, in the charger's order, that we speak. */
    public static Optional<OcppVersion> firstCommon(List<String> offered) {
        return offered.stream()
                .flatMap(name -> Arrays.stream(values()).filter(v -> v.subprotocol.equals(name)))
                .findFirst();
    }
}
