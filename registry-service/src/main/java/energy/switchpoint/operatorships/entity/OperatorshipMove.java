package energy.switchpoint.operatorships.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A move that was made for a switch. There is one per switch, however often it is asked for. */
@Entity
@Table(name = "operatorship_move")
public class OperatorshipMove {

    /**
     * What a switch asks for.
     *
     * @param from null for a chargepoint that nobody operates
     */
    public record Wanted(
            UUID switchId, UUID chargepointId, @Nullable String from, String to, Instant at) {}

    @Id
    @Column(name = "switch_id")
    private UUID switchId;

    @Column(name = "chargepoint_id", nullable = false)
    private UUID chargepointId;

    @Column(name = "from_organisation", length = 40)
    private @Nullable String fromOrganisation;

    @Column(name = "to_organisation", nullable = false, length = 40)
    private String toOrganisation;

    @Column(name = "moved_at", nullable = false)
    private Instant movedAt;

    protected OperatorshipMove() {} // for JPA

    public OperatorshipMove(Wanted wanted) {
        this.switchId = wanted.switchId();
        this.chargepointId = wanted.chargepointId();
        this.fromOrganisation = wanted.from();
        this.toOrganisation = wanted.to();
        this.movedAt = wanted.at();
    }

    /** Asked for again; the instant may differ, the parties may not. */
    public boolean isFor(Wanted wanted) {
        return chargepointId.equals(wanted.chargepointId())
                && Objects.equals(fromOrganisation, wanted.from())
                && toOrganisation.equals(wanted.to());
    }

    public Instant movedAt() {
        return movedAt;
    }
}
