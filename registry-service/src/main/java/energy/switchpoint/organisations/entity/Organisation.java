package energy.switchpoint.organisations.entity;

import energy.switchpoint.platform.identity.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An organisation taking part: an operator, a network operator, a manufacturer … Its id is its alias in the identity provider. */
@Entity
@Table(name = "organisation")
public class Organisation {

    @Id
    @Column(length = 40)
    private String id;

    @Column(nullable = false, length = 100)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private OrganisationKind kind;

    @Column(length = 200)
    private @Nullable String website;

    @Column(length = 500)
    private @Nullable String summary;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    protected Organisation() {} // for JPA

    public Organisation(
            OrganisationId id,
            String name,
            OrganisationKind kind,
            @Nullable String website,
            @Nullable String summary,
            Instant createdAt) {
        this.id = id.value();
        this.name = name;
        this.kind = kind;
        this.website = website;
        this.summary = summary;
        this.createdAt = createdAt;
    }

    public OrganisationId id() {
        return new OrganisationId(id);
    }

    public String name() {
        return name;
    }

    public OrganisationKind kind() {
        return kind;
    }

    public @Nullable String website() {
        return website;
    }

    public @Nullable String summary() {
        return summary;
    }
}
