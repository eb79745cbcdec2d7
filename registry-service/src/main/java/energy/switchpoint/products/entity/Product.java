package energy.switchpoint.products.entity;

import energy.switchpoint.labels.entity.FactValue;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.units.Watts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A charger model that can be bought. What it can do depends on its firmware as well. */
@Entity
@Table(name = "product")
public class Product {

    /** What a manufacturer writes on the box. */
    public record Specification(
            String brand,
            String model,
            Watts rating,
            int phases,
            List<String> ocppVersions,
            int connectors,
            int stepPercent) {}

    @Id
    private UUID id;

    @Column(name = "organisation_id", nullable = false, length = 40)
    private String organisationId;

    @Column(nullable = false, length = 60)
    private String brand;

    @Column(nullable = false, length = 60)
    private String model;

    @Column(name = "rating_w", nullable = false)
    private long ratingW;

    @Column(nullable = false)
    private int phases;

    @Column(name = "ocpp_versions", nullable = false, length = 40)
    private String ocppVersions;

    @Column(nullable = false)
    private int connectors;

    @Column(name = "step_percent", nullable = false)
    private int stepPercent;

    protected Product() {} // for JPA

    public Product(UUID id, OrganisationId manufacturer, Specification specification) {
        this.id = id;
        this.organisationId = manufacturer.value();
        this.brand = specification.brand();
        this.model = specification.model();
        this.ratingW = specification.rating().value();
        this.phases = specification.phases();
        this.ocppVersions = String.join(",", specification.ocppVersions());
        this.connectors = specification.connectors();
        this.stepPercent = specification.stepPercent();
    }

    public UUID id() {
        return id;
    }

    public String manufacturer() {
        return organisationId;
    }

    public String brand() {
        return brand;
    }

    public String model() {
        return model;
    }

    public Watts rating() {
        return new Watts(ratingW);
    }

    public int phases() {
        return phases;
    }

    public List<String> ocppVersions() {
        return List.of(ocppVersions.split(","));
    }

    public int connectors() {
        return connectors;
    }

    public int stepPercent() {
        return stepPercent;
    }

    /** The smallest step in which its chargers take levels, at most 10 percent (R028). */
    public void takesLevelsIn(int percent) {
        stepPercent = percent;
    }

    /** What the specification itself declares to the label. */
    public Map<String, FactValue> declared() {
        return Map.of(
                "ocppVersions", new FactValue.Texts(ocppVersions()), "levelStepPercent", FactValue.of(stepPercent));
    }
}
