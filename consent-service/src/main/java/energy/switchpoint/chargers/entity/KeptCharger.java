package energy.switchpoint.chargers.entity;

import energy.switchpoint.platform.identity.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A household's charger and who runs it now, as the registry told us. */
@Entity
@Table(name = "kept_charger")
public class KeptCharger {

    @Id
    private UUID id;

    @Column(name = "person_id", nullable = false)
    private UUID personId;

    @Column
    private @Nullable String operator;

    @Column(nullable = false)
    private Instant since;

    protected KeptCharger() {} // for JPA

    public KeptCharger(UUID chargepointId, PersonId keeper, @Nullable String operator, Instant since) {
        this.id = chargepointId;
        this.personId = keeper.value();
        this.operator = operator;
        this.since = since;
    }

    public void keptBy(PersonId keeper, Instant from) {
        personId = keeper.value();
        since = from;
    }

    public void operatedBy(@Nullable String organisation) {
        operator = organisation;
    }

    public UUID chargepointId() {
        return id;
    }

    public PersonId keeper() {
        return new PersonId(personId);
    }

    public Optional<String> operator() {
        return Optional.ofNullable(operator);
    }

    public Instant since() {
        return since;
    }
}
