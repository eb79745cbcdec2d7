package energy.switchpoint.claims;

import static energy.switchpoint.registry.World.ALICE;
import static energy.switchpoint.registry.World.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.chargepoints.control.Chargepoints;
import energy.switchpoint.chargepoints.entity.Codes;
import energy.switchpoint.claims.control.ClaimDesk;
import energy.switchpoint.claims.control.ClaimDesk.Decision;
import energy.switchpoint.claims.control.Claims;
import energy.switchpoint.persons.control.Erasure;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.registry.MovedClock;
import energy.switchpoint.registry.RegistryUnit;
import energy.switchpoint.registry.World;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proof of possession, and what guessing costs; on a real MariaDB. */
class ClaimDeskTest {

    static final MovedClock CLOCK = new MovedClock();
    static final RegistryUnit UNIT = new RegistryUnit(CLOCK);

    String code;
    UUID chargepoint;

    @BeforeEach
    void aChargerNobodyOwns() {
        code = Codes.pairingCode();
        chargepoint = World.onboarded(UNIT, code);
        CLOCK.pass(Duration.ofHours(1)); // old guesses are forgotten
    }

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void theCodeAndAnActionAtTheChargerMakeItYours() {
        var waiting = (Decision.Waiting) claim(ALICE, code.toLowerCase().replace("-", " "));
        assertThat(waiting.label()).isEqualTo("Home charger");
        assertThat(owner()).isNull();

        act();

        assertThat(owner()).isEqualTo(ALICE);
        assertThat(UNIT.count("select count(*) from outbox where type = 'chargepoint.claimed' and subject = '%s'"
                        .formatted(chargepoint)))
                .isEqualTo(2);
    }

    @Test
    void theCodeAloneIsNotEnough() {
        claim(ALICE, code);
        CLOCK.pass(Duration.ofMinutes(6));

        act();

        assertThat(owner()).isNull();
    }

    @Test
    void anActionWithoutAClaimMeansNothing() {
        act();

        assertThat(owner()).isNull();
    }

    @Test
    void whoAsksAgainGetsTheSameClaim() {
        var first = (Decision.Waiting) claim(ALICE, code);
        CLOCK.pass(Duration.ofMinutes(1));

        assertThat(((Decision.Waiting) claim(ALICE, code)).claim().id())
                .isEqualTo(first.claim().id());
    }

    @Test
    void nobodyCanClaimWhatSomebodyElseIsClaiming() {
        claim(ALICE, code);

        assertThat(claim(BEN, code)).isInstanceOf(Decision.Contested.class);

        CLOCK.pass(Duration.ofMinutes(6));
        assertThat(claim(BEN, code)).isInstanceOf(Decision.Waiting.class);
    }

    @Test
    void whatHasAnOwnerCannotBeClaimed() {
        claim(ALICE, code);
        act();

        assertThat(claim(BEN, code)).isEqualTo(new Decision.Owned(false));
        assertThat(claim(ALICE, code)).isEqualTo(new Decision.Owned(true));
    }

    @Test
    void afterFiveWrongCodesEvenTheRightOneHasToWait() {
        for (int i = 0; i < 5; i++) {
            assertThat(claim(ALICE, "AAAA-AAAA")).isEqualTo(new Decision.UnknownCode());
            CLOCK.pass(Duration.ofMinutes(1));
        }

        assertThat(claim(ALICE, code)).isEqualTo(new Decision.TooMany(Duration.ofMinutes(5)));
        assertThat(claim(BEN, code)).isInstanceOf(Decision.Waiting.class);

        CLOCK.pass(Duration.ofMinutes(6)); // Ben has not acted, and Alice's first guess is forgotten
        assertThat(claim(ALICE, code)).isInstanceOf(Decision.Waiting.class);
    }

    @Test
    void rightCodesDoNotCountAsGuesses() {
        for (int i = 0; i < 8; i++) {
            assertThat(claim(ALICE, code)).isInstanceOf(Decision.Waiting.class);
        }
    }

    @Test
    void aClaimIsSeenByWhoMadeItOnly() {
        var claim = ((Decision.Waiting) claim(ALICE, code)).claim();

        assertThat(sees(new Caller.Consumer(ALICE), claim.id())).isTrue();
        assertThat(sees(new Caller.Consumer(BEN), claim.id())).isFalse();
        assertThat(sees(World.member("north-charge", Role.CPO), claim.id())).isFalse();
    }

    @Test
    void erasureLeavesAChargerThatCanBeClaimedAgainAndNothingOfThePerson() {
        claim(ALICE, code);
        act();

        UNIT.run(beans -> beans.get(Erasure.class).erase(ALICE, UUID.randomUUID(), "service:consent"));

        assertThat(owner()).isNull();
        assertThat(UNIT.count("select count(*) from claim where person_id = '%s'".formatted(ALICE)))
                .isZero();
        assertThat(UNIT.count("select count(*) from person_key where person_id = '%s'".formatted(ALICE)))
                .isZero();
        assertThat(claim(BEN, code)).isInstanceOf(Decision.Waiting.class);

        var again = UNIT.in(beans -> beans.get(Erasure.class).erase(ALICE, UUID.randomUUID(), "service:consent"));
        assertThat(again.getFirst().evidence()).startsWith("0 charger(s)");
    }

    private static Decision claim(PersonId person, String typed) {
        return UNIT.in(beans -> beans.get(ClaimDesk.class).claim(person, typed));
    }

    private void act() {
        UNIT.run(beans -> beans.get(ClaimDesk.class).localAction(chargepoint, CLOCK.instant()));
    }

    private PersonId owner() {
        return UNIT.in(beans -> beans.get(Chargepoints.class)
                .ofAnyone(chargepoint)
                .orElseThrow()
                .owner()
                .orElse(null));
    }

    private static boolean sees(Caller caller, UUID claim) {
        return UNIT.in(beans -> beans.get(Claims.class).find(caller, claim).isPresent());
    }
}
