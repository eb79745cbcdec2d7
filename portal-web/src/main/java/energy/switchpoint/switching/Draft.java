package energy.switchpoint.switching;

import energy.switchpoint.clients.SwitchingClient.Decision;
import energy.switchpoint.clients.SwitchingClient.PurposeDifference;
import energy.switchpoint.clients.SwitchingClient.Wish;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A switch as far as it has been decided. Lives in the page's address, so that a browser that disappears loses nothing:
 * the same address goes on where it stopped, and its key makes sure the switch is asked for once.
 *
 * @param answers yes or no per purpose; a purpose not answered is absent
 * @param soon {@code null} until the person has said when
 */
public record Draft(
        String chargepointId,
        String key,
        Step step,
        @Nullable String gaining,
        Map<String, Boolean> answers,
        @Nullable Boolean soon,
        @Nullable LocalDate date,
        @Nullable String history)
        implements Serializable {

    /** The steps, in order. */
    public enum Step {
        COMPARE,
        CHANGES,
        WHEN,
        CHECK
    }

    public static Draft begin(String chargepointId) {
        return new Draft(chargepointId, UUID.randomUUID().toString(), Step.COMPARE, null, Map.of(), null, null, null);
    }

    /** Reads what an address says; whatever makes no sense counts as not yet decided. */
    public static Draft of(String chargepointId, Map<String, String> parameters) {
        var key = parameters.get("key");
        var answers = new TreeMap<String, Boolean>();
        parameters.forEach((name, value) -> {
            if (name.startsWith("p.")) {
                answers.put(name.substring(2), "yes".equals(value));
            }
        });
        var date = date(parameters.get("when"));
        return new Draft(
                        chargepointId,
                        key == null || key.length() > 100 ? UUID.randomUUID().toString() : key,
                        step(parameters.get("step")),
                        parameters.get("to"),
                        answers,
                        "soon".equals(parameters.get("when")) ? Boolean.TRUE : date == null ? null : Boolean.FALSE,
                        date,
                        "SEAL".equals(parameters.get("history")) || "ERASE".equals(parameters.get("history"))
                                ? parameters.get("history")
                                : null)
                .asFarAsDecided();
    }

    public Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("step", Integer.toString(step.ordinal() + 1));
        if (gaining != null) {
            parameters.put("to", gaining);
        }
        answers.forEach((purpose, yes) -> parameters.put("p." + purpose, yes ? "yes" : "no"));
        if (soon != null) {
            parameters.put("when", soon || date == null ? "soon" : date.toString());
        }
        if (history != null) {
            parameters.put("history", history);
        }
        parameters.put("key", key);
        return parameters;
    }

    public Draft at(Step other) {
        return new Draft(chargepointId, key, other, gaining, answers, soon, date, history);
    }

    /** Another operator asks other things: the answers begin anew, and so does the request. */
    public Draft to(String operator) {
        return operator.equals(gaining)
                ? at(Step.CHANGES)
                : new Draft(
                        chargepointId,
                        UUID.randomUUID().toString(),
                        Step.CHANGES,
                        operator,
                        Map.of(),
                        soon,
                        date,
                        history);
    }

    public Draft answering(Map<String, Boolean> decided) {
        return new Draft(chargepointId, freshKey(), Step.WHEN, gaining, Map.copyOf(decided), soon, date, history);
    }

    /** @param day {@code null} for as soon as possible */
    public Draft on(@Nullable LocalDate day, String whatOfHistory) {
        return new Draft(chargepointId, freshKey(), Step.CHECK, gaining, answers, day == null, day, whatOfHistory);
    }

    /** Whether every purpose has its answer, and those the operator cannot do without a yes. */
    public boolean answersAll(List<PurposeDifference> purposes) {
        return purposes.stream()
                .allMatch(p -> answers.containsKey(p.purpose())
                        && (!p.required() || Boolean.TRUE.equals(answers.get(p.purpose()))));
    }

    public Wish wish(List<PurposeDifference> purposes) {
        if (gaining == null || history == null) {
            throw new IllegalStateException("Not decided yet: " + this);
        }
        return new Wish(
                chargepointId,
                gaining,
                date,
                history,
                purposes.stream()
                        .map(p -> new Decision(
                                p.purpose(), p.noticeVersion(), Boolean.TRUE.equals(answers.get(p.purpose()))))
                        .toList(),
                true);
    }

    /** A changed wish is another request: the same key with other content would be refused. */
    private static String freshKey() {
        return UUID.randomUUID().toString();
    }

    private Draft asFarAsDecided() {
        if (gaining == null) {
            return at(Step.COMPARE);
        }
        return step == Step.CHECK && (soon == null || history == null) ? at(Step.WHEN) : this;
    }

    private static Step step(@Nullable String text) {
        return text != null && text.matches("[1-4]") ? Step.values()[Integer.parseInt(text) - 1] : Step.COMPARE;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException _) {
            return null;
        }
    }
}
