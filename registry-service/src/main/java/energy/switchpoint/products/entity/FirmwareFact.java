package energy.switchpoint.products.entity;

import energy.switchpoint.labels.entity.Source;
import energy.switchpoint.platform.identity.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A value stated about a firmware version, by whom, and where it can be checked. */
@Entity
@Table(name = "firmware_fact")
public class FirmwareFact {

    @Id
    private UUID id;

    @Column(name = "firmware_id", nullable = false)
    private UUID firmwareId;

    @Column(nullable = false, length = 60)
    private String fact;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 10)
    private Source source;

    @Column(nullable = false)
    private String value;

    @Column(length = 500)
    private @Nullable String evidence;

    @Column(name = "organisation_id", nullable = false, length = 40)
    private String organisationId;

    @Column(name = "stated_at", nullable = false)
    private Instant statedAt;

    protected FirmwareFact() {} // for JPA

    public FirmwareFact(UUID id, UUID firmwareId, String fact, Source source) {
        this.id = id;
        this.firmwareId = firmwareId;
        this.fact = fact;
        this.source = source;
    }

    /** Puts this in place of what was stated before by the same kind of source. */
    public void state(String json, @Nullable String why, OrganisationId by, Instant at) {
        value = json;
        evidence = why;
        organisationId = by.value();
        statedAt = at;
    }

    public UUID firmwareId() {
        return firmwareId;
    }

    public String fact() {
        return fact;
    }

    public Source source() {
        return source;
    }

    /** The value as JSON. */
    public String value() {
        return value;
    }

    public @Nullable String evidence() {
        return evidence;
    }

    public String statedBy() {
        return organisationId;
    }

    public Instant statedAt() {
        return statedAt;
    }
}
