package energy.switchpoint.chargepoints.entity;

import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.units.Watts;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A charger that stands somewhere. It outlives its operators, and its owners. */
@Entity
@Table(name = "chargepoint")
public class Chargepoint {

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false, length = 20)
    private String identity;

    @Column(nullable = false, length = 40)
    private String serial;

    @Column(name = "product_id", nullable = false)
    private UUID productId;

    @Column(name = "firmware_id", nullable = false)
    private UUID firmwareId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private Scenario scenario;

    @Column(nullable = false, length = 80)
    private String label;

    @Column(name = "address_line", nullable = false, length = 200)
    private String addressLine;

    @Column(nullable = false, length = 12)
    private String postcode;

    @Column(name = "network_area_id", nullable = false)
    private UUID networkAreaId;

    @Column(name = "rating_w", nullable = false)
    private long ratingW;

    @Column(nullable = false)
    private int phases;

    @Column(length = 64)
    private @Nullable String timezone;

    @Column(name = "nominal_volts")
    private @Nullable Integer nominalVolts;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private ChargepointState state;

    @Enumerated(EnumType.STRING)
    @Column(name = "state_before", length = 20)
    private @Nullable ChargepointState stateBefore;

    @Column(name = "switch_id")
    private @Nullable UUID switchId;

    @Column(name = "owner_person_id")
    private @Nullable UUID ownerPersonId;

    @Column(name = "pairing_hash", nullable = false, length = 64)
    private String pairingHash;

    @Column(name = "onboarded_at", nullable = false, updatable = false)
    private Instant onboardedAt;

    @Column(name = "last_connected")
    private @Nullable Instant lastConnected;

    @Version
    private long version;

    protected Chargepoint() {} // for JPA

    public Chargepoint(
            UUID id,
            String identity,
            Placement placement,
            String pairingHash,
            ChargepointState state,
            Instant onboardedAt) {
        this.id = id;
        this.identity = identity;
        this.serial = placement.serial();
        this.productId = placement.productId();
        this.firmwareId = placement.firmwareId();
        this.scenario = placement.scenario();
        this.label = placement.label();
        this.addressLine = placement.addressLine();
        this.postcode = placement.postcode();
        this.networkAreaId = placement.networkAreaId();
        this.ratingW = placement.rating().value();
        this.phases = placement.phases();
        this.timezone = placement.timezone();
        this.nominalVolts = placement.nominalVolts();
        this.pairingHash = pairingHash;
        this.state = state;
        this.onboardedAt = onboardedAt;
    }

    public void correct(String newLabel, String newAddressLine, String newPostcode) {
        label = newLabel;
        addressLine = newAddressLine;
        postcode = newPostcode;
    }

    /** A switch takes it in hand. */
    public Transition beginSwitch(UUID aSwitch) {
        if (switchId != null) {
            return switchId.equals(aSwitch) ? new Transition.Unchanged(state) : new Transition.OtherSwitch(switchId);
        }
        var before = state;
        var transition = moveTo(ChargepointState.SWITCHING);
        if (transition instanceof Transition.Changed) {
            stateBefore = before;
            switchId = aSwitch;
        }
        return transition;
    }

    /** The switch lets go of it without a move: everything is as it was before. */
    public Transition abandonSwitch(UUID aSwitch) {
        if (switchId == null) {
            return new Transition.Unchanged(state);
        }
        if (!switchId.equals(aSwitch)) {
            return new Transition.OtherSwitch(switchId);
        }
        return leaveSwitchFor(stateBefore == null ? ChargepointState.ASSIGNED : stateBefore);
    }

    /** The switch is done: it has an operator. */
    public Transition completeSwitch(UUID aSwitch) {
        return switch (beginSwitch(aSwitch)) {
            case Transition.Changed _, Transition.Unchanged _ -> leaveSwitchFor(ChargepointState.ASSIGNED);
            case Transition.NotAllowed refused -> refused;
            case Transition.OtherSwitch refused -> refused;
        };
    }

    private Transition leaveSwitchFor(ChargepointState wanted) {
        var transition = moveTo(wanted);
        if (transition instanceof Transition.Changed) {
            stateBefore = null;
            switchId = null;
        }
        return transition;
    }

    private Transition moveTo(ChargepointState wanted) {
        if (!state.next().contains(wanted)) {
            return new Transition.NotAllowed(state, wanted);
        }
        var changed = new Transition.Changed(state, wanted);
        state = wanted;
        return changed;
    }

    public void ownedBy(PersonId person) {
        ownerPersonId = person.value();
    }

    public void ownedByNobody() {
        ownerPersonId = null;
    }

    public boolean isOwnedBy(PersonId person) {
        return person.value().equals(ownerPersonId);
    }

    public UUID id() {
        return id;
    }

    public String identity() {
        return identity;
    }

    public String serial() {
        return serial;
    }

    public UUID productId() {
        return productId;
    }

    public UUID firmwareId() {
        return firmwareId;
    }

    public Scenario scenario() {
        return scenario;
    }

    public String label() {
        return label;
    }

    public String addressLine() {
        return addressLine;
    }

    public String postcode() {
        return postcode;
    }

    public UUID networkAreaId() {
        return networkAreaId;
    }

    public Watts rating() {
        return new Watts(ratingW);
    }

    public int phases() {
        return phases;
    }

    /** IANA name of its site's local time; empty = the rule pack says. */
    public Optional<String> timezone() {
        return Optional.ofNullable(timezone);
    }

    /** Between a phase and neutral at its site; empty = the rule pack says. */
    public Optional<Integer> nominalVolts() {
        return Optional.ofNullable(nominalVolts);
    }

    public ChargepointState state() {
        return state;
    }

    public Optional<PersonId> owner() {
        return Optional.ofNullable(ownerPersonId).map(PersonId::new);
    }

    public Instant onboardedAt() {
        return onboardedAt;
    }

    public long version() {
        return version;
    }
}
