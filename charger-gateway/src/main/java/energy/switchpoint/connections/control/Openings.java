package energy.switchpoint.connections.control;

import energy.switchpoint.commands.entity.ChargerCommand.SetSchedule;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.ChargerDialect;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.entity.OcppVersion;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The first messages of commands, so that ten thousand can be sent without a thread for each. A dialect carries a command out as
 * if it waited for every answer. Here it does so up to its first question, which is kept and sent, and once more from the start
 * when the answer is there. Only for commands that say the same however often they are carried out: schedules.
 */
final class Openings {

    /** A job to chargers of many strengths has some dozens; with offsets each charger has its own. */
    private static final int MOST_KEPT = 256;

    private final Map<Like, Opening> kept = new ConcurrentHashMap<>();

    /** A level for thousands comes as one and the same object: found without looking into it. */
    private volatile @Nullable Opening last;

    /** All that a schedule's message depends on while no transaction runs. */
    private record Like(SetSchedule command, OcppVersion version, LimitUnit unit, int phases, int volts) {

        boolean fits(SetSchedule other, ChargerDialect dialect, ChargerMemory memory) {
            return command == other
                    && version == dialect.version()
                    && unit == memory.limitUnit()
                    && phases == memory.phases()
                    && volts == memory.volts();
        }
    }

    /** A command's first message, and how to go on after its answer. */
    static final class Opening {

        private final @Nullable Like like;
        private final String action;
        private final JsonObject payload;
        private final String text;

        /** The answer by which a charger like this one has accepted: said again it means the same. */
        private volatile @Nullable JsonObject accepting;

        /** @param like what it says the same to; null when it speaks of a charger's running transaction */
        private Opening(@Nullable Like like, String action, JsonObject payload) {
            this.like = like;
            this.action = action;
            this.payload = payload;
            text = payload.toString();
        }

        String action() {
            return action;
        }

        /** The payload, written out. */
        String text() {
            return text;
        }

        /** What the answer means, when nothing more has to be asked; waits for nothing. */
        Optional<CommandOutcome> outcome(
                SetSchedule command, ChargerDialect dialect, ChargerMemory memory, CallAnswer answer, Instant now) {
            if (answer instanceof CallAnswer.Result(var said)
                    && said.equals(accepting)
                    && like != null
                    && like.unit() == memory.limitUnit()
                    && memory.running().isEmpty()) {
                return Optional.of(new CommandOutcome.Accepted(now));
            }
            var rest = new Listening();
            var outcome = dialect.perform(command, memory, answered(answer, rest));
            if (rest.action != null) {
                return Optional.empty();
            }
            if (outcome instanceof CommandOutcome.Accepted && answer instanceof CallAnswer.Result(var said)) {
                accepting = said;
            }
            return Optional.of(outcome);
        }

        /** The line as it is after the first question: that one is answered, others go out. */
        ChargerLine answered(CallAnswer answer, ChargerLine line) {
            return new ChargerLine() {
                private boolean first = true;

                @Override
                public CallAnswer call(String calledAction, JsonObject calledPayload) {
                    boolean same = first && action.equals(calledAction) && payload.equals(calledPayload);
                    first = false;
                    return same ? answer : line.call(calledAction, calledPayload);
                }
            };
        }
    }

    /** Nobody there: keeps the first question. */
    private static final class Listening implements ChargerLine {

        private @Nullable String action;
        private @Nullable JsonObject payload;

        @Override
        public CallAnswer call(String calledAction, JsonObject calledPayload) {
            if (action == null) {
                action = calledAction;
                payload = calledPayload;
            }
            return new CallAnswer.Closed();
        }
    }

    /** Empty when the command has to be carried out whole, which is also where its failures are told. */
    Optional<Opening> of(SetSchedule command, ChargerDialect dialect, ChargerMemory memory) {
        if (!memory.running().isEmpty()) {
            return Optional.ofNullable(made(null, command, dialect, memory));
        }
        var before = last;
        if (before != null && before.like != null && before.like.fits(command, dialect, memory)) {
            return Optional.of(before);
        }
        var like = new Like(command, dialect.version(), memory.limitUnit(), memory.phases(), memory.volts());
        var known = kept.get(like);
        var opening = known == null ? made(like, command, dialect, memory) : known;
        if (opening != null && known == null) {
            keep(like, opening);
        }
        last = opening;
        return Optional.ofNullable(opening);
    }

    private void keep(Like like, Opening made) {
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(like, made);
    }

    private static @Nullable Opening made(
            @Nullable Like like, SetSchedule command, ChargerDialect dialect, ChargerMemory memory) {
        var listening = new Listening();
        try {
            dialect.perform(command, memory, listening);
        } catch (RuntimeException _) {
            return null;
        }
        var action = listening.action;
        var payload = listening.payload;
        return action == null || payload == null ? null : new Opening(like, action, payload);
    }
}
