package energy.switchpoint.accesses.entity;

import energy.switchpoint.platform.identity.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a person's log: who looked at what, or who did what to their charger. */
@Entity
@Table(name = "access_entry")
public class Access {

    private static final int LONGEST = 300;

    /** Whether data was read or something was done. */
    public enum Kind {
        LOOKED,
        ACTED
    }

    /** An organisation by id and name. */
    public record Party(String id, String name) {}

    @Id
    private UUID id;

    @Column(name = "person_id", nullable = false, updatable = false)
    private UUID personId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Kind kind;

    @Column(nullable = false, updatable = false)
    private String organisation;

    @Column(name = "organisation_name", nullable = false, updatable = false)
    private String organisationName;

    @Column(nullable = false, updatable = false)
    private String what;

    @Column(nullable = false, updatable = false)
    private Instant at;

    @Column(name = "chargepoint_id", updatable = false)
    private @Nullable UUID chargepointId;

    protected Access() {} // for JPA

    private Access(UUID id, PersonId person, Kind kind, Party who, String what, Instant at, @Nullable UUID charger) {
        this.id = id;
        this.personId = person.value();
        this.kind = kind;
        this.organisation = who.id();
        this.organisationName = who.name();
        this.what = what.length() > LONGEST ? what.substring(0, LONGEST - 1) + "…" : what;
        this.at = at;
        this.chargepointId = charger;
    }

    public static Access looked(UUID id, PersonId person, Party who, String what, Instant at) {
        return new Access(id, person, Kind.LOOKED, who, what, at, null);
    }

    public static Access acted(UUID id, PersonId person, Party who, String what, Instant at, UUID chargepointId) {
        return new Access(id, person, Kind.ACTED, who, what, at, chargepointId);
    }

    public UUID id() {
        return id;
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public Kind kind() {
        return kind;
    }

    public Party who() {
        return new Party(organisation, organisationName);
    }

    public String what() {
        return what;
    }

    public Instant at() {
        return at;
    }

    public Optional<UUID> chargepointId() {
        return Optional.ofNullable(chargepointId);
    }
}
