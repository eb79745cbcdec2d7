package energy.switchpoint.switching;

import energy.switchpoint.clients.Named;
import energy.switchpoint.clients.SwitchingClient.Switch;
import energy.switchpoint.pieces.Message;
import energy.switchpoint.pieces.Timeline.Phase;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A switch told to the household: where it stands in a sentence, why or what next in another, and its steps. */
public record SwitchStory(String tone, Message what, List<Message> why, List<Chapter> chapters)
        implements Serializable {

    /** One step of the story. */
    public record Chapter(
            Message title, @Nullable Instant at, @Nullable String note, Phase phase) implements Serializable {}

    public static SwitchStory of(Switch aSwitch) {
        var state = SwitchState.valueOf(aSwitch.state());
        return new SwitchStory(tone(state), what(state, aSwitch), why(state, aSwitch), chapters(state, aSwitch));
    }

    private static String tone(SwitchState state) {
        return switch (state) {
            case COMPLETED -> "good";
            case WITHDRAWN -> "idle";
            case ROLLING_BACK, RETURNED, OBJECTED, EXPIRED -> "limited";
            default -> "active";
        };
    }

    private static Message what(SwitchState state, Switch s) {
        var gaining = name(s.gaining());
        var losing = losing(s);
        return switch (state) {
            case REQUESTED -> Message.of("switching.story.REQUESTED", gaining);
            case SCHEDULED -> scheduled(s, gaining);
            case PREPARING -> Message.of("switching.story.PREPARING", gaining);
            case HANDING_OVER -> Message.of("switching.story.HANDING_OVER", gaining);
            case VERIFYING -> Message.of("switching.story.VERIFYING", gaining);
            case SETTLING -> Message.of("switching.story.SETTLING", gaining);
            case COMPLETED -> Message.of("switching.story.COMPLETED", gaining);
            case ROLLING_BACK -> Message.of("switching.story.ROLLING_BACK", losing);
            case RETURNED -> Message.of("switching.story.RETURNED", losing);
            case OBJECTED -> Message.of("switching.story.OBJECTED", losing);
            case WITHDRAWN -> Message.of("switching.story.WITHDRAWN", losing);
            case EXPIRED -> Message.of("switching.story.EXPIRED", losing);
        };
    }

    private static Message scheduled(Switch s, String gaining) {
        return s.scheduledFor() == null
                ? Message.of("switching.story.SCHEDULED-soon", gaining)
                : Message.of("switching.story.SCHEDULED", gaining, s.scheduledFor());
    }

    private static List<Message> why(SwitchState state, Switch s) {
        return switch (state) {
            case REQUESTED ->
                s.objectionUntil() == null
                        ? List.of(Message.of("switching.next.REQUESTED"))
                        : List.of(Message.of("switching.next.REQUESTED-objection", losing(s), s.objectionUntil()));
            case SCHEDULED, PREPARING, HANDING_OVER, VERIFYING, SETTLING ->
                List.of(Message.of("switching.next." + state));
            case COMPLETED ->
                s.mayReturn() && s.coolingOffUntil() != null
                        ? List.of(
                                Message.of("switching.next.COMPLETED"),
                                Message.of("switching.next.cooling-off", losing(s), s.coolingOffUntil()))
                        : List.of(Message.of("switching.next.COMPLETED"));
            case ROLLING_BACK, RETURNED, EXPIRED -> ended(state, s);
            case OBJECTED -> objected(s);
            case WITHDRAWN -> List.of(Message.of("switching.next.WITHDRAWN"));
        };
    }

    private static List<Message> ended(SwitchState state, Switch s) {
        var safe = Message.of("switching.next." + state);
        return s.outcome() == null || s.outcome().text() == null
                ? List.of(safe)
                : List.of(Message.of("switching.quote", s.outcome().text()), safe);
    }

    private static List<Message> objected(Switch s) {
        var objection = s.objection();
        if (objection == null) {
            return List.of(Message.of("switching.next.OBJECTED"));
        }
        var code = Message.of("switching.objection." + objection.code());
        return List.of(
                objection.explanation() == null
                        ? Message.of("switching.objected-because", code)
                        : Message.of("switching.objected-because-in-words", code, objection.explanation()),
                Message.of("switching.next.OBJECTED"));
    }

    private static List<Chapter> chapters(SwitchState state, Switch s) {
        var chapters = new ArrayList<Chapter>();
        var steps = s.steps() == null ? List.<energy.switchpoint.clients.SwitchingClient.Step>of() : s.steps();
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var reached = SwitchState.valueOf(step.state());
            chapters.add(new Chapter(title(reached, s), step.at(), step.note(), phase(reached, i == steps.size() - 1)));
        }
        if (steps.isEmpty()) {
            chapters.add(new Chapter(title(state, s), s.stateSince(), null, phase(state, true)));
        }
        state.ahead().forEach(next -> chapters.add(new Chapter(title(next, s), null, null, Phase.NEXT)));
        return chapters;
    }

    private static Phase phase(SwitchState reached, boolean last) {
        if (reached.isBad() && reached != SwitchState.WITHDRAWN) {
            return Phase.FAILED;
        }
        return last && !reached.isEnded() ? Phase.NOW : Phase.DONE;
    }

    private static Message title(SwitchState state, Switch s) {
        return Message.of("switching.step." + state, name(s.gaining()), losing(s));
    }

    private static Object losing(Switch s) {
        return s.losing() == null ? Message.of("switching.nobody") : s.losing().name();
    }

    private static String name(@Nullable Named party) {
        return party == null ? "" : party.name();
    }
}
