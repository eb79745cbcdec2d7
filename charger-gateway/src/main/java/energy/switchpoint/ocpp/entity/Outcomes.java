package energy.switchpoint.ocpp.entity;

import energy.switchpoint.commands.entity.CommandOutcome;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/** Turns a charger's answer into what came of the command. */
public final class Outcomes {

    private final Clock clock;

    public Outcomes(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public CommandOutcome accepted() {
        return new CommandOutcome.Accepted(clock.instant());
    }

    public CommandOutcome refused(String reason) {
        return new CommandOutcome.Refused(clock.instant(), reason);
    }

    /** Accepted when the answer's {@code status} is one of these words. */
    public CommandOutcome byStatus(CallAnswer answer, String... accepting) {
        return of(answer, payload -> {
            var status = payload.getString("status", "no status");
            return Set.of(accepting).contains(status) ? accepted() : refused(reason(status, payload));
        });
    }

    public CommandOutcome of(CallAnswer answer, Function<JsonObject, CommandOutcome> reading) {
        return switch (answer) {
            case CallAnswer.Result(var payload) -> read(payload, reading);
            case CallAnswer.Fault(var code, var description) ->
                refused(description.isEmpty() ? code : code + ": " + description);
            case CallAnswer.TimedOut() -> new CommandOutcome.TimedOut(clock.instant());
            case CallAnswer.Closed() -> new CommandOutcome.NotConnected();
        };
    }

    /** A charger's answer that is not as the version says must not look like a failure of ours. */
    private CommandOutcome read(JsonObject payload, Function<JsonObject, CommandOutcome> reading) {
        try {
            return reading.apply(payload);
        } catch (CallRefused | ClassCastException | NullPointerException e) {
            return refused("unreadable answer: " + e.getMessage());
        }
    }

    private static String reason(String status, JsonObject payload) {
        var info = payload.get("statusInfo");
        return info instanceof JsonObject object ? status + ": " + object.getString("reasonCode", "") : status;
    }
}
