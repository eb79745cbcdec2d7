package energy.switchpoint.cases.control;

import static energy.switchpoint.consentservice.World.ALICE;
import static energy.switchpoint.consentservice.World.BEN;
import static energy.switchpoint.consentservice.World.CHARGER;
import static energy.switchpoint.consentservice.World.NORTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.accesses.control.PersonLog;
import energy.switchpoint.cases.control.ErasureDesk.Attempt;
import energy.switchpoint.cases.entity.CaseState;
import energy.switchpoint.cases.entity.CaseStep;
import energy.switchpoint.cases.entity.CaseSteps;
import energy.switchpoint.cases.entity.CaseSystem;
import energy.switchpoint.cases.entity.CaseTask;
import energy.switchpoint.cases.entity.CaseType;
import energy.switchpoint.cases.entity.DataCase;
import energy.switchpoint.cases.entity.DataCases;
import energy.switchpoint.cases.entity.StepState;
import energy.switchpoint.cases.entity.Task;
import energy.switchpoint.consents.control.Permissions;
import energy.switchpoint.consents.entity.Grant;
import energy.switchpoint.consentservice.ServiceUnit;
import energy.switchpoint.consentservice.World;
import energy.switchpoint.notices.entity.Purpose;
import energy.switchpoint.operatornotices.entity.Acknowledged;
import energy.switchpoint.operatornotices.entity.OperatorNotices;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Caller.Member;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.platform.persistence.Restriction;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureOnMariaDbTest {

    final World world = new World();
    ServiceUnit service;
    ErasureRunner runner;

    @BeforeEach
    void aliceHasAChargerAPermissionAndALog() {
        service = world.service();
        runner = new ErasureRunner();
        runner.desk = new DeskOnItsOwn();
        runner.others = world.others;
        service.run(beans -> {
            beans.receive(world.claimed(ALICE, NORTH));
            beans.get(Permissions.class).give(new Grant(ALICE, NORTH, CHARGER, Purpose.FLEXIBILITY, 1, "portal"));
            beans.get(PersonLog.class)
                    .looked(ALICE, "north-charge", "Charging sessions of the last 7 days", world.clock.instant());
        });
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void everySystemIsAskedAndTheCaseKeepsTheEvidence() {
        var id = open(CaseType.ERASURE);

        runner.workOff();

        assertThat(caseOf(id).state()).isEqualTo(CaseState.DONE);
        assertThat(world.asked).containsExactly(Task.GATEWAY, Task.SWITCHING, Task.REGISTRY);
        assertThat(steps(id))
                .allSatisfy(step -> {
                    assertThat(step.state().isSettled()).isTrue();
                    assertThat(step.evidence()).isPresent();
                })
                .extracting(CaseStep::system)
                .contains(CaseSystem.values());
    }

    @Test
    void whatIsKeptIsListedWithItsReason() {
        var id = open(CaseType.ERASURE);

        runner.workOff();

        assertThat(steps(id))
                .filteredOn(step -> step.state() == StepState.RETAINED)
                .extracting(CaseStep::what)
                .containsExactly(
                        "Your sign-in account: name and e-mail address",
                        "This case, and the dates of your earlier requests");
    }

    @Test
    void whatThePersonGaveAndDidIsGone() {
        open(CaseType.ERASURE);

        runner.workOff();

        assertThat(service.count("access_entry")).isZero();
        assertThat(service.count("consent")).isZero();
        assertThat(service.count("kept_charger")).isZero();
        assertThat(service.count("operator_notice where person_id is not null")).isZero();
    }

    @Test
    void theKeyToTheLedgerIsDestroyedAndTheChainStillHolds() {
        open(CaseType.ERASURE);

        runner.workOff();

        assertThat(service.count("person_key where wrapped is not null")).isZero();
        assertThat(service.count("ledger where kind = 'person.forgotten'")).isEqualTo(1);
        var broken = service.in(beans -> beans.get(Ledger.class).firstBroken());
        assertThat(broken).isEmpty();
    }

    @Test
    void theCaseOutlivesTheErasureWithoutTheWords() {
        var id = open(CaseType.ERASURE);

        runner.workOff();

        var left = service.in(beans -> beans.get(DataCases.class).find(new Caller.Consumer(ALICE), id));
        assertThat(left).isPresent();
        assertThat(left.get().detail()).isEmpty();
    }

    @Test
    void theOperatorIsToldThroughItsInboxAndAnEvent() {
        var id = open(CaseType.ERASURE);

        runner.workOff();

        var told = service.in(beans -> beans.get(OperatorNotices.class)
                .page(new Member(NORTH, Role.CPO, BEN), Restriction.EVERYTHING, "e.toldAt", 0, 9));
        assertThat(told.items())
                .singleElement()
                .satisfies(notice -> assertThat(notice.caseId()).contains(id));
        assertThat(service.count("outbox where type = 'erasure.asked'")).isEqualTo(1);
    }

    @Test
    void theOperatorsWordBecomesEvidence() {
        var id = open(CaseType.ERASURE);
        runner.workOff();

        service.run(beans -> beans.get(Acknowledgements.class)
                .note(new Acknowledged(id, "north-charge", CHARGER, world.clock.instant())));

        assertThat(stepsIn(id, CaseSystem.OPERATOR))
                .extracting(CaseStep::what)
                .containsExactly("North Charge was told to erase what it holds", "North Charge says it has done so");
        assertThat(service.count("ledger where kind = 'case.acknowledged'")).isEqualTo(1);
    }

    @Test
    void aSystemThatDoesNotAnswerIsAskedAgainUntilItDoes() {
        world.down.add(Task.GATEWAY);
        var id = open(CaseType.ERASURE);
        runner.workOff();
        assertThat(caseOf(id).state()).isEqualTo(CaseState.WORKING);
        assertThat(stepsIn(id, CaseSystem.GATEWAY)).singleElement().satisfies(step -> {
            assertThat(step.state()).isEqualTo(StepState.FAILED);
            assertThat(step.evidence()).contains("It did not answer. It is being tried again.");
        });

        world.down.clear();
        world.pass(Duration.ofSeconds(2));
        runner.workOff();

        assertThat(caseOf(id).state()).isEqualTo(CaseState.DONE);
        assertThat(stepsIn(id, CaseSystem.DEVICE)).hasSize(1);
    }

    @Test
    void theLedgersKeyIsDestroyedAfterEverythingElse() {
        world.down.add(Task.GATEWAY);
        open(CaseType.ERASURE);

        runner.workOff();

        assertThat(service.count("case_task where done = 0")).isEqualTo(2);
        assertThat(service.count("person_key where wrapped is not null")).isEqualTo(1);
    }

    @Test
    void aServerThatDiesBetweenStepsLeavesWorkForTheNext() {
        var id = open(CaseType.ERASURE);
        var taken = runner.desk.take().orElseThrow();
        runner.desk.doHere(taken);
        runner.desk.take().orElseThrow();

        runner.workOff();
        assertThat(caseOf(id).state()).isEqualTo(CaseState.WORKING);

        world.pass(CaseTask.LEASE.plusSeconds(1));
        runner.workOff();
        assertThat(caseOf(id).state()).isEqualTo(CaseState.DONE);
        assertThat(world.asked).containsExactlyInAnyOrder(Task.SWITCHING, Task.REGISTRY, Task.GATEWAY);
    }

    @Test
    void aStepThatBreaksHalfWayLeavesNoHalf() {
        var id = open(CaseType.ERASURE);
        var operator = runner.desk.take().orElseThrow();

        assertThatThrownBy(() -> service.run(beans -> {
                    beans.get(ErasureDesk.class).doHere(operator);
                    throw new IllegalStateException("the power went");
                }))
                .hasMessage("the power went");

        assertThat(service.count("operator_notice")).isZero();
        assertThat(stepsIn(id, CaseSystem.OPERATOR)).extracting(CaseStep::state).containsExactly(StepState.WAITING);
    }

    @Test
    void whenTheDayPassesTheCaseSaysSoAndWorkGoesOn() {
        world.down.add(Task.REGISTRY);
        var id = open(CaseType.ERASURE);
        runner.workOff();

        world.pass(Duration.ofDays(29));
        runner.workOff();
        assertThat(caseOf(id).state()).isEqualTo(CaseState.PARTLY_DONE);
        assertThat(service.count("person_key where wrapped is not null")).isZero();

        world.down.clear();
        world.pass(Duration.ofMinutes(3));
        runner.workOff();
        assertThat(caseOf(id).state()).isEqualTo(CaseState.DONE);
    }

    @Test
    void oneErasureAtATimeIsKeptByTheDatabase() {
        var id = open(CaseType.ERASURE);

        var again = service.in(beans -> beans.get(CaseBook.class).open(ALICE, CaseType.ERASURE, null));
        assertThat(again).isEqualTo(new Opening.AlreadyOpen(id));
        assertThatThrownBy(() -> service.run(beans -> {
                    var cases = beans.get(DataCases.class);
                    cases.add(new DataCase(
                            UUID.randomUUID(),
                            ALICE,
                            CaseType.ERASURE,
                            null,
                            world.clock.instant(),
                            LocalDate.parse("2026-12-20")));
                    cases.flush();
                }))
                .hasRootCauseInstanceOf(SQLIntegrityConstraintViolationException.class);
    }

    @Test
    void aCaseIsDueAsTheRulePackSays() {
        assertThat(caseOf(open(CaseType.RECTIFICATION)).dueOn()).isEqualTo("2026-12-20");
    }

    @Test
    void casesAreSeenByTheirPersonAndThePlatform() {
        var id = open(CaseType.OBJECTION);

        assertThat(seen(new Caller.Consumer(ALICE), id)).isPresent();
        assertThat(seen(new Member(new OrganisationId("switchpoint"), Role.PLATFORM, BEN), id))
                .isPresent();
        assertThat(seen(new Caller.Consumer(BEN), id)).isEmpty();
        assertThat(seen(new Member(NORTH, Role.CPO, BEN), id)).isEmpty();
    }

    @Test
    void aRestrictionIsInForceUntilItIsTakenBack() {
        var id = open(CaseType.RESTRICTION);
        assertThat(flexibilityStands()).isFalse();

        service.run(beans -> beans.get(CaseBook.class)
                .withdraw(beans.get(DataCases.class).ofAnyone(id).orElseThrow()));

        assertThat(flexibilityStands()).isTrue();
    }

    @Test
    void anExplanationListsWhatWasDoneToTheCharger() {
        var id = open(CaseType.EXPLANATION);

        assertThat(stepsIn(id, CaseSystem.CONSENT))
                .singleElement()
                .satisfies(step -> assertThat(step.evidence().orElseThrow())
                        .contains("You claimed this charger. North Charge runs it."));
        assertThat(caseOf(id).state()).isEqualTo(CaseState.OPEN);
    }

    private UUID open(CaseType type) {
        var opening =
                service.in(beans -> beans.get(CaseBook.class).open(ALICE, type, "Please, my street is 1 Elm Row."));
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return ((Opening.Opened) opening).dataCase().id();
    }

    private DataCase caseOf(UUID id) {
        return service.in(beans -> beans.get(DataCases.class).ofAnyone(id).orElseThrow());
    }

    private List<CaseStep> steps(UUID id) {
        return service.in(beans -> beans.get(CaseSteps.class).of(id));
    }

    private List<CaseStep> stepsIn(UUID id, CaseSystem system) {
        return steps(id).stream().filter(step -> step.system() == system).toList();
    }

    private Optional<DataCase> seen(Caller caller, UUID id) {
        return service.in(beans -> beans.get(DataCases.class).find(caller, id));
    }

    private boolean flexibilityStands() {
        return service.in(beans ->
                        beans.get(Permissions.class).standing(ALICE, NORTH.value(), CHARGER, Purpose.FLEXIBILITY))
                .isPresent();
    }

    /** The desk as the container gives it: each call its own transaction. */
    private final class DeskOnItsOwn extends ErasureDesk {

        @Override
        public Optional<Attempt> take() {
            return service.in(beans -> beans.get(ErasureDesk.class).take());
        }

        @Override
        public void doHere(Attempt attempt) {
            service.run(beans -> beans.get(ErasureDesk.class).doHere(attempt));
        }

        @Override
        public void report(Attempt attempt, OtherServices.Answer answer) {
            service.run(beans -> beans.get(ErasureDesk.class).report(attempt, answer));
        }

        @Override
        public void admitOverdue() {
            service.run(beans -> beans.get(ErasureDesk.class).admitOverdue());
        }
    }
}
