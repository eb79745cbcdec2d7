package energy.switchpoint.devices.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** What a charger is called, what it can do and where it hangs on the network. */
@Embeddable
public class DeviceFacts {

    @Column(nullable = false)
    private String label;

    @Column(name = "rating_w", nullable = false)
    private int ratingW;

    @Column(nullable = false)
    private int phases;

    @Column(name = "step_percent", nullable = false)
    private int stepPercent;

    private @Nullable String timezone;

    @Column(name = "nominal_volts")
    private @Nullable Integer nominalVolts;

    @Column(name = "network_area_id")
    private @Nullable String networkAreaId;

    @Column(name = "network_area_name")
    private @Nullable String networkAreaName;

    protected DeviceFacts() {} // for JPA

    public DeviceFacts(
            String label,
            int ratingW,
            int phases,
            int stepPercent,
            @Nullable String networkAreaId,
            @Nullable String networkAreaName,
            @Nullable String timezone,
            @Nullable Integer nominalVolts) {
        this.timezone = timezone;
        this.nominalVolts = nominalVolts;
        this.label = label;
        this.ratingW = ratingW;
        this.phases = phases;
        this.stepPercent = stepPercent;
        this.networkAreaId = networkAreaId;
        this.networkAreaName = networkAreaName;
    }

    public String label() {
        return label;
    }

    public int ratingW() {
        return ratingW;
    }

    public int phases() {
        return phases;
    }

    /** The product's smallest step of level, at most 10 percent (R028). */
    public int stepPercent() {
        return stepPercent;
    }

    /** Of the place where it hangs; null = the rule pack says. */
    public @Nullable String timezone() {
        return timezone;
    }

    /** Between a phase and neutral; null = the rule pack says. */
    public @Nullable Integer nominalVolts() {
        return nominalVolts;
    }

    public @Nullable String networkAreaId() {
        return networkAreaId;
    }

    public @Nullable String networkAreaName() {
        return networkAreaName;
    }
}
