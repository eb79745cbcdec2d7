package energy.switchpoint.simulator.charging.entity;

import energy.switchpoint.simulator.ocpp.entity.OcppVersion;
import java.util.Optional;

/** Which layer of the charger's limits a profile belongs to. Within a layer the highest stack level leads; layers are ceilings. */
public enum Purpose {
    STATION_MAX("ChargePointMaxProfile", "ChargingStationMaxProfile"),
    STATION_EXTERNAL("", "ChargingStationExternalConstraints"),
    TX_DEFAULT("TxDefaultProfile", "TxDefaultProfile"),
    TX("TxProfile", "TxProfile"),
    /** OCPP 2.1: in place of the two above while a transaction has priority (K21). */
    PRIORITY("", "PriorityCharging");

    private final String in16;
    private final String in201;

    Purpose(String in16, String in201) {
        this.in16 = in16;
        this.in201 = in201;
    }

    public String in(OcppVersion version) {
        return version == OcppVersion.V16 ? in16 : in201;
    }

    public static Optional<Purpose> named(String name) {
        for (var purpose : values()) {
            if (!name.isEmpty() && (purpose.in16.equals(name) || purpose.in201.equals(name))) {
                return Optional.of(purpose);
            }
        }
        return Optional.empty();
    }
}
