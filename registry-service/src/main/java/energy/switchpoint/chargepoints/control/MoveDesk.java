package energy.switchpoint.chargepoints.control;

import energy.switchpoint.chargepoints.entity.Chargepoint;
import energy.switchpoint.chargepoints.entity.ChargepointState;
import energy.switchpoint.chargepoints.entity.Transition;
import energy.switchpoint.operatorships.control.OperatorshipMoves;
import energy.switchpoint.operatorships.control.Operatorships;
import energy.switchpoint.operatorships.entity.Operatorship;
import energy.switchpoint.operatorships.entity.OperatorshipMove;
import energy.switchpoint.operatorships.entity.OperatorshipMove.Wanted;
import energy.switchpoint.organisations.control.Organisations;
import energy.switchpoint.organisations.entity.OrganisationKind;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.platform.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Moves a chargepoint from one operator to another at one instant: the old operatorship ends where the new one begins, in one
 * transaction. Asked for again by the same switch, it answers as before.
 */
@ApplicationScoped
public class MoveDesk {

    /** What came of it. On a refusal nothing has changed. */
    public sealed interface Decision {

        record Moved(Instant at, boolean repeated) implements Decision {}

        record NoChargepoint() implements Decision {}

        record NoSuchOperator() implements Decision {}

        /** This switch has already moved it, and otherwise. */
        record Differs() implements Decision {}

        record NotCurrentOperator(@Nullable String current) implements Decision {}

        /** Not after the present operatorship began. */
        record TooEarly(Instant began) implements Decision {}

        record OtherSwitch(UUID switchId) implements Decision {}

        record NotAllowed(ChargepointState state) implements Decision {}
    }

    /** The event the other services get. */
    public record Event(
            UUID chargepointId, UUID switchId, @Nullable String from, String to, Instant at) {}

    @Inject
    Chargepoints chargepoints;

    @Inject
    Operatorships operatorships;

    @Inject
    OperatorshipMoves moves;

    @Inject
    Organisations organisations;

    @Inject
    Outbox outbox;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    @Transactional(TxType.MANDATORY)
    public Decision move(Wanted wanted, String actor) {
        var chargepoint = chargepoints.locked(wanted.chargepointId());
        if (chargepoint.isEmpty()) {
            return new Decision.NoChargepoint();
        }
        var earlier = moves.ofAnyone(wanted.switchId());
        if (earlier.isPresent()) {
            return earlier.get().isFor(wanted)
                    ? new Decision.Moved(earlier.get().movedAt(), true)
                    : new Decision.Differs();
        }
        if (!OrganisationId.isValid(wanted.to())
                || !organisations.exists(new OrganisationId(wanted.to()), OrganisationKind.CPO)) {
            return new Decision.NoSuchOperator();
        }
        return moveNow(chargepoint.get(), wanted, actor);
    }

    private Decision moveNow(Chargepoint chargepoint, Wanted wanted, String actor) {
        var current =
                operatorships.current(chargepoint.id(), latest(wanted.at())).orElse(null);
        var operator = current == null ? null : current.operator();
        if (!Objects.equals(operator, wanted.from()) || wanted.to().equals(operator)) {
            return new Decision.NotCurrentOperator(operator);
        }
        if (current != null && !wanted.at().isAfter(current.from())) {
            return new Decision.TooEarly(current.from());
        }
        return switch (chargepoint.completeSwitch(wanted.switchId())) {
            case Transition.Changed _, Transition.Unchanged _ -> write(current, wanted, actor);
            case Transition.NotAllowed(var state, var _) -> new Decision.NotAllowed(state);
            case Transition.OtherSwitch(var other) -> new Decision.OtherSwitch(other);
        };
    }

    private Decision write(@Nullable Operatorship current, Wanted wanted, String actor) {
        if (current != null) {
            current.endAt(wanted.at());
            operatorships.flush(); // the end before the beginning, or the database sees an overlap
        }
        operatorships.add(new Operatorship(
                Uuid7.next(), wanted.chargepointId(), new OrganisationId(wanted.to()), wanted.at(), wanted.switchId()));
        moves.add(new OperatorshipMove(wanted));
        moves.flush();
        outbox.add(
                "operatorship.moved",
                wanted.chargepointId(),
                new Event(wanted.chargepointId(), wanted.switchId(), wanted.from(), wanted.to(), wanted.at()));
        note(wanted, actor);
        return new Decision.Moved(wanted.at(), false);
    }

    private void note(Wanted wanted, String actor) {
        var data = Json.createObjectBuilder()
                .add("switchId", wanted.switchId().toString())
                .add("to", wanted.to())
                .add("at", wanted.at().toString());
        if (wanted.from() != null) {
            data.add("from", wanted.from());
        }
        ledger.append("operatorship.moved", wanted.chargepointId().toString(), actor, null, data.build());
    }

    /** The instant of the move may lie a little ahead of this clock, or behind it; the later one decides who is there. */
    private Instant latest(Instant at) {
        var now = clock.instant();
        return at.isAfter(now) ? at : now;
    }
}
