package energy.switchpoint.areas.entity;

import energy.switchpoint.platform.identity.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of a network operator's (DSO's) network. Chargers hang on feeders. */
@Entity
@Table(name = "network_area")
public class NetworkArea {

    @Id
    private UUID id;

    @Column(name = "organisation_id", nullable = false, length = 40)
    private String organisationId;

    @Column(nullable = false, length = 100)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private AreaKind kind;

    @Column(name = "parent_id")
    private @Nullable UUID parentId;

    protected NetworkArea() {} // for JPA

    public NetworkArea(UUID id, OrganisationId dso, String name, AreaKind kind, @Nullable UUID parentId) {
        this.id = id;
        this.organisationId = dso.value();
        this.name = name;
        this.kind = kind;
        this.parentId = parentId;
    }

    public UUID id() {
        return id;
    }

    public String dso() {
        return organisationId;
    }

    public String name() {
        return name;
    }

    public AreaKind kind() {
        return kind;
    }

    public @Nullable UUID parentId() {
        return parentId;
    }
}
