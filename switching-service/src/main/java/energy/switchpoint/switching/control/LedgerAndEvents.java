package energy.switchpoint.switching.control;

import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.platform.messaging.Outbox;
import energy.switchpoint.switching.entity.Decision.Moved;
import energy.switchpoint.switching.entity.OperatorSwitch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every state a switch enters is a ledger entry and a {@code switch.changed} event, in the transaction of the move. */
@ApplicationScoped
public class LedgerAndEvents implements SwitchRecord {

    @Inject
    Ledger ledger;

    @Inject
    Outbox outbox;

    /** What other services are told. */
    public record SwitchChanged(
            UUID switchId,
            UUID chargepointId,
            @Nullable UUID personId,
            @Nullable String losing,
            String gaining,
            String state,
            Instant at) {}

    @Override
    public String moved(OperatorSwitch s, Moved moved, String actor) {
        var person = s.person();
        var losing = s.losing();
        outbox.add(
                "switch.changed",
                s.id(),
                new SwitchChanged(
                        s.id(),
                        s.chargepointId(),
                        person == null ? null : person.value(),
                        losing == null ? null : losing.id().value(),
                        s.gaining().id().value(),
                        moved.to().name(),
                        moved.at()));
        var body = Json.createObjectBuilder()
                .add("chargepointId", s.chargepointId().toString())
                .add("gaining", s.gaining().id().value())
                .add("from", moved.from().name())
                .add("to", moved.to().name())
                .add("at", moved.at().toString())
                .add("note", moved.note());
        if (losing != null) {
            body.add("losing", losing.id().value());
        }
        var settleAt = s.settleAt();
        if (settleAt != null) {
            body.add("settleAt", settleAt.toString());
        }
        return ledger.append(
                "switch." + moved.to().name().toLowerCase(Locale.ROOT),
                "switch:" + s.id(),
                actor,
                person,
                body.build());
    }
}
