package energy.switchpoint.acceptance.system;

import java.util.Locale;

/** The demo's people. */
public enum Person {
    ALICE,
    BEN,
    CORA,
    NORA("north-charge"),
    SAM("south-charge"),
    GITA("green-mile"),
    DANA("northshire-networks"),
    SID("southmoor-power"),
    MIA("voltworks"),
    TESS("meridian-test"),
    REG("energy-regulator"),
    PAT("switchpoint");

    public static final String PASSWORD = "switchpoint";

    private final String organisation;

    Person() {
        this("");
    }

    Person(String organisation) {
        this.organisation = organisation;
    }

    public String username() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Alias of the organisation; empty for households. */
    public String organisation() {
        return organisation;
    }
}
