package energy.switchpoint.simulator.keys.entity;

import java.util.Optional;

/** What a root is trusted for, by the words of OCPP 1.6 (security whitepaper) and of 2.x. */
public enum RootUse {
    CENTRAL_SYSTEM("CentralSystemRootCertificate", "CSMSRootCertificate"),
    MANUFACTURER("ManufacturerRootCertificate", "ManufacturerRootCertificate"),
    MOBILITY_OPERATOR("", "MORootCertificate"),
    VEHICLE_TO_GRID("", "V2GRootCertificate"),
    VEHICLE_MANUFACTURER("", "OEMRootCertificate");

    private final String in16;
    private final String in2;

    RootUse(String in16, String in2) {
        this.in16 = in16;
        this.in2 = in2;
    }

    public String in16() {
        return in16;
    }

    public String in2() {
        return in2;
    }

    public static Optional<RootUse> named(String word) {
        for (var use : values()) {
            if (use.in16.equals(word) || use.in2.equals(word)) {
                return Optional.of(use);
            }
        }
        return Optional.empty();
    }
}
