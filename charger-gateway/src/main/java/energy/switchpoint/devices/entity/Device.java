package energy.switchpoint.devices.entity;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A charger as the gateway needs to know it. The registry owns these facts; this is its latest word on them. */
@Entity
@Table(name = "device")
public class Device {

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String identity;

    @Embedded
    private DeviceFacts facts;

    @Column(name = "dso_id")
    private @Nullable String dsoId;

    @Column(name = "dso_name")
    private @Nullable String dsoName;

    @Column(name = "operator_id")
    private @Nullable String operatorId;

    @Column(name = "operator_name")
    private @Nullable String operatorName;

    @Column(name = "owner_person_id")
    private @Nullable UUID ownerPersonId;

    @Column(nullable = false)
    private boolean pairable;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "device_area", joinColumns = @JoinColumn(name = "device_id"))
    @OrderColumn(name = "position")
    @Column(name = "area_id")
    private List<String> areaPath = new ArrayList<>();

    @Column(name = "ocpp_version", insertable = false, updatable = false)
    private @Nullable String ocppVersion;

    @Column(name = "last_seen", insertable = false, updatable = false)
    private @Nullable Instant lastSeen;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    @Version
    private long version;

    protected Device() {} // for JPA

    public Device(UUID id, String identity, DeviceFacts facts, Instant createdAt) {
        this.id = id;
        this.identity = identity;
        this.facts = facts;
        this.createdAt = createdAt;
    }

    /** Takes over what the registry says now. Who operates it is not among it: that moves only by a handover. */
    public void describe(
            DeviceFacts newFacts,
            List<String> newAreaPath,
            @Nullable Party dso,
            @Nullable UUID owner,
            boolean canBePaired) {
        facts = newFacts;
        if (!areaPath.equals(newAreaPath)) {
            areaPath = new ArrayList<>(newAreaPath);
        }
        dsoId = dso == null ? null : dso.id();
        dsoName = dso == null ? null : dso.name();
        ownerPersonId = owner;
        pairable = canBePaired;
    }

    /** Shows who operates it; decided in {@code command_authority}. */
    public void operatedBy(@Nullable Party operator) {
        operatorId = operator == null ? null : operator.id();
        operatorName = operator == null ? null : operator.name();
    }

    public UUID id() {
        return id;
    }

    public String identity() {
        return identity;
    }

    public DeviceFacts facts() {
        return facts;
    }

    public String label() {
        return facts.label();
    }

    /** From the widest area to the nearest. */
    public List<String> areaPath() {
        return List.copyOf(areaPath);
    }

    public Optional<Party> dso() {
        return party(dsoId, dsoName);
    }

    public Optional<Party> operator() {
        return party(operatorId, operatorName);
    }

    public Optional<UUID> owner() {
        return Optional.ofNullable(ownerPersonId);
    }

    public boolean pairable() {
        return pairable;
    }

    public Optional<String> ocppVersion() {
        return Optional.ofNullable(ocppVersion);
    }

    /** Written in batches; for a connected charger the socket knows better. */
    public Optional<Instant> lastSeen() {
        return Optional.ofNullable(lastSeen);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long version() {
        return version;
    }

    private static Optional<Party> party(@Nullable String id, @Nullable String name) {
        return id == null ? Optional.empty() : Optional.of(new Party(id, name == null ? id : name));
    }
}
