package energy.switchpoint.products.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What managed mode needs of a product: factory calendar, direction, meter and fault table. */
@Entity
@Table(name = "product_managed")
public class ManagedFacts {

    /** What a manufacturer says of the meter it builds in. */
    public record Meter(
            @Nullable String meterClass,
            @Nullable BigDecimal accuracyPercent,
            @Nullable Boolean fiscal) {}

    /**
     * The setting by which a product without Smart Charging takes its highest power.
     *
     * @param component of OCPP 2.x; null = a flat name
     * @param unit A = amperes per phase, W = watts
     * @param smallest the finest step it takes, in the unit
     */
    public record LimitSetting(@Nullable String component, String name, String unit, int smallest) {}

    @Id
    @Column(name = "product_id")
    private UUID id;

    @Column(name = "factory_calendar")
    private @Nullable String factoryCalendar;

    @Column(name = "export_rating_w", nullable = false)
    private int exportRatingW;

    @Column(name = "meter_class", length = 20)
    private @Nullable String meterClass;

    @Column(name = "meter_accuracy_percent")
    private @Nullable BigDecimal meterAccuracyPercent;

    @Column(name = "meter_fiscal")
    private @Nullable Boolean meterFiscal;

    @Column(name = "limit_component")
    private @Nullable String limitComponent;

    @Column(name = "limit_name")
    private @Nullable String limitName;

    @Column(name = "limit_unit")
    private @Nullable String limitUnit;

    @Column(name = "limit_smallest")
    private @Nullable Integer limitSmallest;

    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "product_fault", joinColumns = @JoinColumn(name = "product_id"))
    @OrderColumn(name = "position")
    private List<FaultRow> faults = new ArrayList<>();

    protected ManagedFacts() {} // for JPA

    public ManagedFacts(UUID product) {
        this.id = product;
    }

    /** Puts this in place of what was said before. */
    public void say(@Nullable String calendarJson, int exportW, Meter meter, List<FaultRow> faultTable, Instant at) {
        factoryCalendar = calendarJson;
        exportRatingW = exportW;
        meterClass = meter.meterClass();
        meterAccuracyPercent = meter.accuracyPercent();
        meterFiscal = meter.fiscal();
        faults = new ArrayList<>(faultTable);
        changedAt = at;
    }

    public void limitedBy(@Nullable LimitSetting setting) {
        limitComponent = setting == null ? null : setting.component();
        limitName = setting == null ? null : setting.name();
        limitUnit = setting == null ? null : setting.unit();
        limitSmallest = setting == null ? null : setting.smallest();
    }

    public @Nullable LimitSetting limitSetting() {
        return limitName == null || limitUnit == null || limitSmallest == null
                ? null
                : new LimitSetting(limitComponent, limitName, limitUnit, limitSmallest);
    }

    public UUID product() {
        return id;
    }

    /** As JSON; empty when its chargers have none. */
    public @Nullable String factoryCalendar() {
        return factoryCalendar;
    }

    public int exportRatingW() {
        return exportRatingW;
    }

    public Meter meter() {
        return new Meter(meterClass, meterAccuracyPercent, meterFiscal);
    }

    public List<FaultRow> faults() {
        return List.copyOf(faults);
    }

    public Instant changedAt() {
        return changedAt;
    }
}
