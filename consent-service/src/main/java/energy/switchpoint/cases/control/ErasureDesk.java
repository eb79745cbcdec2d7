package energy.switchpoint.cases.control;

import energy.switchpoint.cases.control.OtherServices.Answer;
import energy.switchpoint.cases.entity.CaseState;
import energy.switchpoint.cases.entity.CaseSteps;
import energy.switchpoint.cases.entity.CaseTask;
import energy.switchpoint.cases.entity.CaseTasks;
import energy.switchpoint.cases.entity.DataCase;
import energy.switchpoint.cases.entity.DataCases;
import energy.switchpoint.cases.entity.Reported;
import energy.switchpoint.cases.entity.StepState;
import energy.switchpoint.cases.entity.Task;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.ledger.Ledger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps the books of erasures: what is due, what was reported, when to try again. Every method is one transaction, so a
 * crash anywhere leaves either the old or the new page, and the work goes on from there.
 */
@ApplicationScoped
public class ErasureDesk {

    /** One attempt at one task. */
    public record Attempt(UUID taskId, UUID caseId, PersonId person, Task task) {}

    /** What an erasure consists of. */
    static final Set<Task> PLAN = EnumSet.complementOf(EnumSet.of(Task.HUMAN));

    @Inject
    DataCases cases;

    @Inject
    CaseSteps steps;

    @Inject
    CaseTasks tasks;

    @Inject
    ErasureHere here;

    @Inject
    OperatorsTold operators;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    /** Writes the plan, in the transaction that opens the case. */
    @Transactional(TxType.MANDATORY)
    public void plan(DataCase erasure) {
        for (var task : PLAN) {
            tasks.add(new CaseTask(Uuid7.next(), erasure.id(), task, clock.instant()));
            steps.replace(erasure.id(), task, List.of(Reported.waiting(task.system(), task.plan())));
        }
    }

    /** Takes the next due task, for as long as one attempt may last. */
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<Attempt> take() {
        return tasks.nextDue(clock.instant()).map(task -> {
            task.attempt(clock.instant());
            var erasure = caseOf(task.caseId());
            erasure.begin();
            return new Attempt(task.id(), erasure.id(), erasure.person(), task.task());
        });
    }

    /** Does a task whose data is here: doing and reporting are one transaction. */
    @Transactional(TxType.REQUIRES_NEW)
    public void doHere(Attempt attempt) {
        var erasure = caseOf(attempt.caseId());
        write(
                attempt,
                switch (attempt.task()) {
                    case OPERATOR -> operators.toErase(erasure);
                    case PORTAL -> here.portal();
                    case CONSENT -> here.consentService(erasure);
                    case LEDGER -> here.ledger(erasure);
                    case GATEWAY, SWITCHING, REGISTRY, HUMAN ->
                        throw new IllegalArgumentException(attempt.task() + " is not done here");
                });
    }

    /** Writes down what another service answered. */
    @Transactional(TxType.REQUIRES_NEW)
    public void report(Attempt attempt, Answer answer) {
        write(
                attempt,
                switch (answer) {
                    case Answer.Steps(var reported) -> reported;
                    case Answer.NoAnswer(var why) ->
                        List.of(Reported.failed(
                                attempt.task().system(),
                                attempt.task().plan(),
                                why + " It is being tried again.",
                                clock.instant()));
                });
    }

    /** Says openly when the due date has passed with something missing. */
    @Transactional(TxType.REQUIRES_NEW)
    public void admitOverdue() {
        cases.overdueErasures(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .forEach(erasure -> {
                    erasure.close(CaseState.PARTLY_DONE, clock.instant());
                    enter(erasure.id(), "case.overdue", "PARTLY_DONE");
                });
    }

    private void write(Attempt attempt, List<Reported> reported) {
        var task = tasks.ofAnyone(attempt.taskId()).orElseThrow();
        steps.replace(attempt.caseId(), attempt.task(), reported);
        boolean settled = reported.stream().map(Reported::state).allMatch(StepState::isSettled);
        if (settled) {
            task.finish();
        } else {
            task.retryAfter(clock.instant());
        }
        if (settled || task.attempts() == 1) {
            enter(attempt.caseId(), "case.step", attempt.task() + (settled ? " DONE" : " FAILED"));
        }
        closeWhenAllDone(attempt.caseId());
    }

    private void closeWhenAllDone(UUID caseId) {
        if (tasks.of(caseId).stream().allMatch(CaseTask::done)) {
            caseOf(caseId).close(CaseState.DONE, clock.instant());
            enter(caseId, "case.closed", "DONE");
        }
    }

    /** No person in these entries: they stay readable after the key is gone, as the proof of the erasure. */
    private void enter(UUID caseId, String kind, String outcome) {
        ledger.append(
                kind,
                caseId.toString(),
                "service:consent",
                null,
                Json.createObjectBuilder().add("outcome", outcome).build());
    }

    private DataCase caseOf(UUID caseId) {
        return cases.ofAnyone(caseId).orElseThrow();
    }
}
