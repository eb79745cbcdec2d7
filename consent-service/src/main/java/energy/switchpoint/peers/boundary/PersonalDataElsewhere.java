package energy.switchpoint.peers.boundary;

import energy.switchpoint.cases.control.OtherServices;
import energy.switchpoint.cases.entity.CaseSystem;
import energy.switchpoint.cases.entity.Reported;
import energy.switchpoint.cases.entity.StepState;
import energy.switchpoint.cases.entity.Task;
import energy.switchpoint.export.control.HeldElsewhere;
import energy.switchpoint.peers.boundary.PeerCalls.Outcome;
import energy.switchpoint.platform.identity.PersonId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of a person's data that registry, switching and gateway hold: fetched for an export, erased on request. */
@ApplicationScoped
public class PersonalDataElsewhere implements OtherServices, HeldElsewhere {

    /** Erasing on a device takes a conversation with the charger; still shorter than a task's lease. */
    private static final Duration ERASING = Duration.ofSeconds(20);

    private static final Duration READING = Duration.ofSeconds(10);

    @Inject
    PeerCalls calls;

    @Inject
    Clock clock;

    @Override
    public Answer erase(Task task, PersonId person, UUID caseId) {
        var body = Json.createObjectBuilder().add("caseId", caseId.toString()).build();
        return switch (calls.post(service(task.system()), "/persons/" + person + "/erasure", body, ERASING)) {
            case Outcome.Json(var answer) -> steps(task, answer);
            case Outcome.NotThere() -> new Answer.NoAnswer("It does not know how to erase.");
            case Outcome.Failed(var why) -> new Answer.NoAnswer(why);
        };
    }

    @Override
    public Optional<JsonObject> by(CaseSystem service, PersonId person) {
        return calls.get(service(service), "/persons/" + person + "/data", READING)
                        instanceof Outcome.Json(JsonObject data)
                ? Optional.of(data)
                : Optional.empty();
    }

    private static String service(CaseSystem system) {
        return system.name().toLowerCase(Locale.ROOT);
    }

    private Answer steps(Task task, JsonValue answer) {
        if (!(answer instanceof JsonObject body && body.get("steps") instanceof JsonArray steps)) {
            return new Answer.NoAnswer("Its answer could not be read.");
        }
        var reported = steps.getValuesAs(JsonObject.class).stream()
                .map(step -> reported(task, step))
                .toList();
        return new Answer.Steps(
                reported.isEmpty()
                        ? List.of(Reported.done(
                                task.system(), task.plan(), "It holds nothing about you.", clock.instant()))
                        : reported);
    }

    private Reported reported(Task task, JsonObject step) {
        return new Reported(
                oneOf(CaseSystem.class, step.get("system")).orElse(task.system()),
                oneOf(StepState.class, step.get("state")).orElse(StepState.FAILED),
                step.getString("what", task.plan()),
                step.getString("evidence", null),
                time(step.get("at")));
    }

    private Instant time(@Nullable JsonValue value) {
        try {
            return value instanceof JsonString text ? Instant.parse(text.getString()) : clock.instant();
        } catch (DateTimeException _) {
            return clock.instant();
        }
    }

    private static <E extends Enum<E>> Optional<E> oneOf(Class<E> type, @Nullable JsonValue value) {
        try {
            return value instanceof JsonString text
                    ? Optional.of(Enum.valueOf(type, text.getString()))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
