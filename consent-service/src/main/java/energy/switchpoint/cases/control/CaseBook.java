package energy.switchpoint.cases.control;

import energy.switchpoint.accesses.entity.Access;
import energy.switchpoint.accesses.entity.Accesses;
import energy.switchpoint.cases.entity.CaseState;
import energy.switchpoint.cases.entity.CaseSteps;
import energy.switchpoint.cases.entity.CaseSystem;
import energy.switchpoint.cases.entity.CaseType;
import energy.switchpoint.cases.entity.DataCase;
import energy.switchpoint.cases.entity.DataCase.Move;
import energy.switchpoint.cases.entity.DataCases;
import energy.switchpoint.cases.entity.Reported;
import energy.switchpoint.cases.entity.Task;
import energy.switchpoint.consents.entity.RestrictedPersons;
import energy.switchpoint.operatornotices.entity.OperatorNotice.Kind;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens, answers and ends data cases, in the caller's transaction. */
@ApplicationScoped
public class CaseBook {

    /** How far an explanation looks back, and how many acts it lists. */
    private static final Duration EXPLAINED = Duration.ofDays(30);

    private static final int MOST_ACTS = 12;

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMMM, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

    @Inject
    DataCases cases;

    @Inject
    CaseSteps steps;

    @Inject
    ErasureDesk erasures;

    @Inject
    OperatorsTold operators;

    @Inject
    RestrictedPersons restricted;

    @Inject
    Accesses accesses;

    @Inject
    CaseRules rules;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    public Opening open(PersonId person, CaseType type, @Nullable String detail) {
        var already = sameAlready(person, type);
        if (already.isPresent()) {
            return new Opening.AlreadyOpen(already.get().id());
        }
        var opened = add(person, type, detail);
        switch (type) {
            case ACCESS ->
                steps.replace(
                        opened.id(),
                        Task.CONSENT,
                        List.of(Reported.waiting(
                                CaseSystem.CONSENT, "Your archive is ready: download it under \"Export\"")));
            case ERASURE -> erasures.plan(opened);
            case RESTRICTION -> restrict(opened);
            case EXPLANATION -> explain(opened);
            case RECTIFICATION ->
                askOperators(
                        opened,
                        Kind.RECTIFICATION,
                        "correct what it holds",
                        "Correct what you hold about this charger's household");
            case OBJECTION ->
                askOperators(
                        opened,
                        Kind.OBJECTION,
                        "consider your objection",
                        "The household of this charger objects to a use of its data");
        }
        return new Opening.Opened(opened);
    }

    public Move withdraw(DataCase dataCase) {
        var move = dataCase.withdraw(now());
        if (move instanceof Move.Moved) {
            if (dataCase.type() == CaseType.RESTRICTION) {
                restricted.lift(dataCase.person());
            }
            enter(dataCase, "case.withdrawn");
        }
        return move;
    }

    public Move answer(DataCase dataCase, CaseState outcome, String text) {
        var move = dataCase.answer(outcome, text, now());
        if (move instanceof Move.Moved) {
            steps.replace(
                    dataCase.id(),
                    Task.HUMAN,
                    List.of(Reported.done(CaseSystem.PORTAL, Task.HUMAN.plan(), text, now())));
            enter(dataCase, "case.closed");
        }
        return move;
    }

    public boolean extend(DataCase dataCase, String reason) {
        boolean extended = dataCase.extend(rules.extension(), reason);
        if (extended) {
            enter(dataCase, "case.extended");
        }
        return extended;
    }

    /** The archive was handed out: closes the person's open ACCESS case, or one opened for the record. */
    @Transactional
    public DataCase accessGiven(PersonId person, List<Reported> contents) {
        var access = sameAlready(person, CaseType.ACCESS).orElseGet(() -> add(person, CaseType.ACCESS, null));
        steps.replace(access.id(), Task.CONSENT, contents);
        boolean whole = contents.stream().allMatch(step -> step.state().isSettled());
        access.close(whole ? CaseState.DONE : CaseState.PARTLY_DONE, now());
        enter(access, "case.closed");
        return access;
    }

    private Optional<DataCase> sameAlready(PersonId person, CaseType type) {
        return cases.of(person).stream()
                .filter(known -> known.type() == type)
                .filter(known -> switch (type) {
                    case ACCESS -> known.state().isPending();
                    case ERASURE -> known.state().isPending() || known.state() == CaseState.PARTLY_DONE;
                    case RESTRICTION -> known.state() != CaseState.WITHDRAWN && restricted.contains(person);
                    case RECTIFICATION, OBJECTION, EXPLANATION -> false;
                })
                .findFirst();
    }

    private DataCase add(PersonId person, CaseType type, @Nullable String detail) {
        var today = LocalDate.ofInstant(now(), ZoneOffset.UTC);
        var added = new DataCase(Uuid7.next(), person, type, detail, now(), today.plus(rules.due()));
        cases.add(added);
        cases.flush();
        enter(added, "case.opened");
        return added;
    }

    private void restrict(DataCase request) {
        restricted.restrict(request.person(), now(), request.id());
        steps.replace(
                request.id(),
                Task.CONSENT,
                List.of(Reported.done(
                        CaseSystem.CONSENT,
                        "Nothing but running your charger is allowed",
                        "Every question whether your data may be used is answered no, from now until you withdraw this request.",
                        now())));
        steps.replace(
                request.id(),
                Task.OPERATOR,
                operators.aboutRequest(
                        request,
                        Kind.RESTRICTION,
                        "Use this charger's data for nothing but running the charger, until told otherwise.",
                        "use your data for nothing but running the charger"));
        request.close(CaseState.DONE, now());
    }

    private void explain(DataCase request) {
        var acts = accesses.actsSince(request.person(), now().minus(EXPLAINED), MOST_ACTS);
        var told = acts.isEmpty()
                ? "Nobody but you acted on your charger in the last 30 days."
                : acts.stream().map(CaseBook::line).collect(Collectors.joining("\n"));
        steps.replace(
                request.id(),
                Task.CONSENT,
                List.of(Reported.done(CaseSystem.CONSENT, "What was recorded in the last 30 days", told, now())));
        waitForHuman(request);
    }

    private void askOperators(DataCase request, Kind kind, String asked, String text) {
        var words = request.detail().map(detail -> text + ": “" + detail + "”").orElse(text + ".");
        steps.replace(request.id(), Task.OPERATOR, operators.aboutRequest(request, kind, words, asked));
        waitForHuman(request);
    }

    private void waitForHuman(DataCase request) {
        steps.replace(request.id(), Task.HUMAN, List.of(Reported.waiting(Task.HUMAN.system(), Task.HUMAN.plan())));
    }

    private void enter(DataCase dataCase, String kind) {
        ledger.append(
                kind,
                dataCase.id().toString(),
                "service:consent",
                null,
                Json.createObjectBuilder()
                        .add("type", dataCase.type().name())
                        .add("state", dataCase.state().name())
                        .add("dueOn", dataCase.dueOn().toString())
                        .build());
    }

    private static String line(Access act) {
        return "%s – %s".formatted(WHEN.format(act.at()), act.what());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
