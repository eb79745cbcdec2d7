package energy.switchpoint.consents.control;

import static energy.switchpoint.consentservice.World.ALICE;
import static energy.switchpoint.consentservice.World.BEN;
import static energy.switchpoint.consentservice.World.CHARGER;
import static energy.switchpoint.consentservice.World.NORTH;
import static energy.switchpoint.consentservice.World.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.consents.control.Answers.Answer;
import energy.switchpoint.consents.control.Answers.Recorded;
import energy.switchpoint.consents.entity.Consent;
import energy.switchpoint.consents.entity.Consents;
import energy.switchpoint.consents.entity.Consents.Filter;
import energy.switchpoint.consents.entity.Grant;
import energy.switchpoint.consents.entity.RestrictedPersons;
import energy.switchpoint.consentservice.ServiceUnit;
import energy.switchpoint.consentservice.World;
import energy.switchpoint.notices.entity.Notices;
import energy.switchpoint.notices.entity.Purpose;
import energy.switchpoint.operatornotices.entity.OperatorNotices;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.Caller.Member;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.platform.persistence.Restriction;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentsOnMariaDbTest {

    final World world = new World();
    ServiceUnit service;

    @BeforeEach
    void aliceHasACharger() {
        service = world.service();
        service.run(beans -> beans.receive(world.claimed(ALICE, NORTH)));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void aClaimBringsWhatTheOperatorNeedsAndNothingElse() {
        assertThat(live()).extracting(Consent::purpose).containsExactly(Purpose.OPERATE_CHARGER);
    }

    @Test
    void whatIsGivenStandsUntilItIsWithdrawn() {
        var given = give(Purpose.FLEXIBILITY);
        assertThat(stands(Purpose.FLEXIBILITY)).isTrue();

        var ending = service.in(beans -> beans.get(Permissions.class)
                .withdraw(beans.get(Consents.class).ofAnyone(given).orElseThrow()));

        assertThat(ending).isInstanceOf(Ending.Ended.class);
        assertThat(stands(Purpose.FLEXIBILITY)).isFalse();
    }

    @Test
    void theOperatorIsToldOfAWithdrawal() {
        var given = give(Purpose.FLEXIBILITY);

        withdraw(given);

        var told = service.in(beans -> beans.get(OperatorNotices.class)
                .page(new Member(NORTH, Role.CPO, BEN), Restriction.EVERYTHING, "e.toldAt", 0, 10));
        assertThat(told.items())
                .singleElement()
                .satisfies(
                        notice -> assertThat(notice.text()).contains("Stop using this charger's data for FLEXIBILITY"));
    }

    @Test
    void withdrawingTwiceChangesNothingTheSecondTime() {
        var given = give(Purpose.FLEXIBILITY);
        withdraw(given);

        assertThat(withdraw(given)).isInstanceOf(Ending.AlreadyEnded.class);
    }

    @Test
    void whatTheOperatorNeedsEndsWithTheSwitchOnly() {
        var needed = live().getFirst().id();

        assertThat(withdraw(needed)).isInstanceOf(Ending.Required.class);
        assertThat(stands(Purpose.OPERATE_CHARGER)).isTrue();
    }

    @Test
    void anotherPersonsChargerCannotBeAgreedFor() {
        var giving = service.in(beans ->
                beans.get(Permissions.class).give(new Grant(BEN, NORTH, CHARGER, Purpose.MARKETING, 1, "portal")));

        assertThat(giving).isInstanceOf(Giving.NotYourCharger.class);
    }

    @Test
    void aWordingThatIsNotInForceIsRefusedWithTheOneThatIs() {
        var giving = service.in(beans ->
                beans.get(Permissions.class).give(new Grant(ALICE, NORTH, CHARGER, Purpose.MARKETING, 2, "portal")));

        assertThat(giving).isEqualTo(new Giving.NoticeOutdated(1));
    }

    @Test
    void anUnknownCompanyCannotBeGivenAnything() {
        var giving = service.in(beans -> beans.get(Permissions.class)
                .give(new Grant(ALICE, new OrganisationId("nobody"), CHARGER, Purpose.MARKETING, 1, "portal")));

        assertThat(giving).isInstanceOf(Giving.UnknownRecipient.class);
    }

    @Test
    void theDatabaseItselfRefusesTwoLiveConsentsForTheSame() {
        give(Purpose.MARKETING);

        assertThatThrownBy(() ->
                        service.run(beans -> beans.get(ConsentBook.class).begin(grant(Purpose.MARKETING, "portal"))))
                .hasRootCauseInstanceOf(SQLIntegrityConstraintViolationException.class)
                .hasStackTraceContaining("one_live_consent");
    }

    @Test
    void theSameCanBeGivenAgainAfterItEnded() {
        withdraw(give(Purpose.MARKETING));

        assertThat(give(Purpose.MARKETING)).isNotNull();
        assertThat(service.count("consent where purpose = 'MARKETING'")).isEqualTo(2);
    }

    @Test
    void repeatingTheAnswersOfASwitchGivesTheFirstConsentsAgain() {
        var answers = List.of(
                new Answer(to(SOUTH, Purpose.OPERATE_CHARGER, "switch:1"), true),
                new Answer(to(SOUTH, Purpose.FLEXIBILITY, "switch:1"), false));

        var first = record("switch:1", answers);
        var again = record("switch:1", answers);

        assertThat(consentIds(again)).isEqualTo(consentIds(first)).hasSize(1);
        assertThat(service.count("consent where recipient = 'south-charge'")).isEqualTo(1);
        assertThat(service.count("consent_decision")).isEqualTo(2);
    }

    @Test
    void otherAnswersUnderTheSameSourceAreRefused() {
        record("switch:1", List.of(new Answer(to(SOUTH, Purpose.FLEXIBILITY, "switch:1"), true)));

        var other = record("switch:1", List.of(new Answer(to(SOUTH, Purpose.FLEXIBILITY, "switch:1"), false)));

        assertThat(other).isInstanceOf(Recorded.OtherAnswers.class);
    }

    @Test
    void aLaterNoWithdrawsAnEarlierYes() {
        record("switch:1", List.of(new Answer(to(NORTH, Purpose.FLEXIBILITY, "switch:1"), true)));

        record("switch:2", List.of(new Answer(to(NORTH, Purpose.FLEXIBILITY, "switch:2"), false)));

        assertThat(stands(Purpose.FLEXIBILITY)).isFalse();
    }

    @Test
    void whenTheOperatorChangesNothingGivenToTheOldOneIsLeft() {
        give(Purpose.FLEXIBILITY);
        record("switch:1", List.of(new Answer(to(SOUTH, Purpose.OPERATE_CHARGER, "switch:1"), true)));

        service.run(beans -> beans.receive(world.moved(NORTH, SOUTH)));

        assertThat(live()).extracting(Consent::recipient).containsExactly("south-charge");
    }

    @Test
    void aRelationEndsOnceHoweverOftenItIsReported() {
        give(Purpose.FLEXIBILITY);

        int first = endRelation();
        int again = endRelation();

        assertThat(first).isEqualTo(2);
        assertThat(again).isZero();
    }

    @Test
    void aNewKeeperStartsWithoutThePermissionsOfTheOld() {
        give(Purpose.FLEXIBILITY);

        service.run(beans -> beans.receive(world.claimed(BEN, NORTH)));

        assertThat(live()).isEmpty();
    }

    @Test
    void aRestrictionLeavesOnlyWhatRunsTheCharger() {
        give(Purpose.FLEXIBILITY);

        service.run(
                beans -> beans.get(RestrictedPersons.class).restrict(ALICE, world.clock.instant(), UUID.randomUUID()));

        assertThat(stands(Purpose.FLEXIBILITY)).isFalse();
        assertThat(stands(Purpose.OPERATE_CHARGER)).isTrue();
    }

    @Test
    void everybodySeesTheirOwnConsentsOnly() {
        give(Purpose.FLEXIBILITY);

        assertThat(seenBy(new Caller.Consumer(ALICE))).isEqualTo(2);
        assertThat(seenBy(new Caller.Consumer(BEN))).isZero();
        assertThat(seenBy(new Member(NORTH, Role.CPO, BEN))).isEqualTo(2);
        assertThat(seenBy(new Member(SOUTH, Role.CPO, BEN))).isZero();
        assertThat(seenBy(new Member(NORTH, Role.REGULATOR, BEN))).isZero();
        assertThat(seenBy(new Caller.Anonymous())).isZero();
    }

    @Test
    void givingAndEndingAreInTheLedger() {
        withdraw(give(Purpose.FLEXIBILITY));

        assertThat(service.count("ledger where kind = 'consent.given'")).isEqualTo(2);
        assertThat(service.count("ledger where kind = 'consent.withdrawn'")).isEqualTo(1);
        var broken = service.in(beans -> beans.get(Ledger.class).firstBroken());
        assertThat(broken).isEmpty();
    }

    @Test
    void aReceiptSaysAllThereIsToKnow() {
        var id = give(Purpose.FLEXIBILITY);
        withdraw(id);

        var receipt = service.in(beans -> Receipt.of(
                beans.get(Consents.class).ofAnyone(id).orElseThrow(),
                beans.get(Notices.class).version(Purpose.FLEXIBILITY, 1).orElseThrow(),
                new Receipt.Party("switchpoint", "Switchpoint"),
                "http://localhost/consent/api/public/notices",
                world.clock.instant()));

        assertThat(receipt.recipient()).isEqualTo(new Receipt.Party("north-charge", "North Charge"));
        assertThat(receipt.state()).isEqualTo(Receipt.State.WITHDRAWN);
        assertThat(receipt.dataItems()).contains("Half-hourly energy");
        assertThat(receipt.collectedFrom()).containsExactly("Your charger");
        assertThat(receipt.howToWithdraw()).contains("at once");
        assertThat(receipt.notice().url()).endsWith("/public/notices/FLEXIBILITY/1");
        assertThat(receipt.ledger().given())
                .hasSize(64)
                .isNotEqualTo(receipt.ledger().withdrawn());
    }

    private UUID give(Purpose purpose) {
        var giving = service.in(beans -> beans.get(Permissions.class).give(grant(purpose, "portal")));
        assertThat(giving).isInstanceOf(Giving.Given.class);
        return ((Giving.Given) giving).consent().id();
    }

    private Ending withdraw(UUID id) {
        return service.in(beans -> beans.get(Permissions.class)
                .withdraw(beans.get(Consents.class).ofAnyone(id).orElseThrow()));
    }

    private boolean stands(Purpose purpose) {
        return service.in(beans -> beans.get(Permissions.class).standing(ALICE, NORTH.value(), CHARGER, purpose))
                .isPresent();
    }

    private List<Consent> live() {
        return service.in(beans -> beans.get(Consents.class).live(ALICE));
    }

    private Recorded record(String source, List<Answer> answers) {
        return service.in(beans -> beans.get(Answers.class).record(source, answers));
    }

    private int endRelation() {
        return service.in(beans -> beans.get(Relations.class)
                .end(ALICE, NORTH.value(), CHARGER, "service:switching", "The switch is complete."));
    }

    private long seenBy(Caller caller) {
        return service.in(beans -> beans.get(Consents.class).page(caller, new Filter(null, null, null, false), 0, 50))
                .total();
    }

    private static List<UUID> consentIds(Recorded recorded) {
        return ((Recorded.Stands) recorded)
                .decisions().stream().flatMap(d -> d.consentId().stream()).toList();
    }

    private static Grant grant(Purpose purpose, String source) {
        return to(NORTH, purpose, source);
    }

    private static Grant to(OrganisationId recipient, Purpose purpose, String source) {
        return new Grant(ALICE, recipient, CHARGER, purpose, 1, source);
    }
}
