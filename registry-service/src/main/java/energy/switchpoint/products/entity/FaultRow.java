package energy.switchpoint.products.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/** One row of a product's fault table: fault, what the charger does, whether and when it starts again (R060). */
@Embeddable
public class FaultRow {

    /** Kinds of fault that rules of safety speak of. */
    public enum Group {
        EARTH_FAULT,
        OVERCURRENT,
        OVERTEMPERATURE,
        SUPPLY,
        VEHICLE,
        OTHER
    }

    /** By itself after a wait, when asked, or not before a person has found and removed the cause. */
    public enum Restart {
        AUTO,
        ASK,
        NEVER
    }

    @Column(nullable = false, length = 50)
    private String code;

    @Column(name = "vendor_code", length = 50)
    private @Nullable String vendorCode;

    @Enumerated(EnumType.STRING)
    @Column(name = "fault_group", nullable = false, length = 20)
    private Group group;

    @Column(nullable = false, length = 200)
    private String behaviour;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 5)
    private Restart restart;

    @Column(name = "wait_s", nullable = false)
    private int waitS;

    @Column(nullable = false, length = 200)
    private String words;

    protected FaultRow() {} // for JPA

    public FaultRow(
            String code,
            @Nullable String vendorCode,
            Group group,
            String behaviour,
            Restart restart,
            int waitS,
            String words) {
        this.code = code;
        this.vendorCode = vendorCode;
        this.group = group;
        this.behaviour = behaviour;
        this.restart = restart;
        this.waitS = waitS;
        this.words = words;
    }

    /** OCPP 1.6 errorCode, OCPP 2 component, or {@code LossOfMains}. */
    public String code() {
        return code;
    }

    /** OCPP 1.6 vendorErrorCode or OCPP 2 variable; empty = any. */
    public @Nullable String vendorCode() {
        return vendorCode;
    }

    public Group group() {
        return group;
    }

    public String behaviour() {
        return behaviour;
    }

    public Restart restart() {
        return restart;
    }

    /** Seconds after the fault is gone; a random offset comes on top. */
    public int waitS() {
        return waitS;
    }

    public String words() {
        return words;
    }
}
