package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.Outcomes;
import energy.switchpoint.ocpp.entity.Payload;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

/** The few ways in which a 2.x station answers our calls. */
final class Answers201 {

    private final Outcomes outcomes;
    private final Clock clock;

    Answers201(Clock clock) {
        this.clock = clock;
        outcomes = new Outcomes(clock);
    }

    /** A number for a request whose results come in messages of their own; drawn, so that restarts repeat none. */
    static int newNumber() {
        return ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
    }

    Instant now() {
        return clock.instant();
    }

    CommandOutcome accepted(CallAnswer answer, String... words) {
        return outcomes.byStatus(answer, words.length == 0 ? new String[] {"Accepted"} : words);
    }

    CommandOutcome refused(String why) {
        return outcomes.refused(why);
    }

    CommandOutcome of(CallAnswer answer, Function<Payload, CommandOutcome> reading) {
        return outcomes.of(answer, payload -> reading.apply(new Payload(payload)));
    }

    /** Accepted: the rest comes under this number. One of {@code none}: there is nothing to come. */
    CommandOutcome announced(CallAnswer answer, int requestId, String none) {
        return of(answer, payload -> switch (payload.text("status", 50)) {
            case "Accepted" -> new CommandOutcome.Announced(now(), requestId);
            case String word when word.equals(none) -> new CommandOutcome.Nothing(now());
            default -> accepted(answer);
        });
    }
}
