package energy.switchpoint.chargepoints;

import static energy.switchpoint.registry.World.NORTH;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.chargepoints.control.OnboardingDesk;
import energy.switchpoint.chargepoints.control.OnboardingDesk.Begun;
import energy.switchpoint.chargepoints.entity.Placement;
import energy.switchpoint.registry.MovedClock;
import energy.switchpoint.registry.RegistryUnit;
import energy.switchpoint.registry.World;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OnboardingTest {

    static final MovedClock CLOCK = new MovedClock();
    static final RegistryUnit UNIT = new RegistryUnit(CLOCK);

    final Placement placement = World.placement();

    @AfterAll
    static void close() {
        UNIT.close();
    }

    @Test
    void whatIsNotCompletedIsNowhereToBeSeen() {
        long before = chargepoints();

        assertThat(begin()).isInstanceOf(Begun.Reserved.class);
        assertThat(chargepoints()).isEqualTo(before);
    }

    @Test
    void aTryThatBrokeOffGoesOnWithTheSameIdAndIdentity() {
        var first = begin();
        UNIT.run(beans -> beans.get(OnboardingDesk.class).pause(placement.productId(), placement.serial()));

        assertThat(begin()).isEqualTo(first);
    }

    @Test
    void twoAtOnceDoNotShareAnOnboarding() {
        var first = begin();

        assertThat(begin()).isEqualTo(new Begun.Busy());

        CLOCK.pass(Duration.ofMinutes(1));
        assertThat(begin()).isEqualTo(first);
    }

    @Test
    void whatIsCompletedExistsWithItsOperatorAndCannotBeginAgain() {
        var reserved = (Begun.Reserved) begin();
        UNIT.run(beans ->
                beans.get(OnboardingDesk.class).complete(reserved, placement, NORTH, "7F3K-9QWT", "cpo:north-charge"));

        assertThat(begin()).isEqualTo(new Begun.Exists());
        assertThat(UNIT.count("select count(*) from operatorship where chargepoint_id = '%s' and organisation_id = '%s'"
                        .formatted(reserved.chargepointId(), NORTH)))
                .isEqualTo(1);
        assertThat(UNIT.count("select count(*) from outbox where subject = '%s' and type = 'chargepoint.onboarded'"
                        .formatted(reserved.chargepointId())))
                .isEqualTo(2);
        assertThat(UNIT.count("select count(*) from chargepoint where pairing_hash like '%7F3K%'"))
                .isZero();
        assertThat(UNIT.count("select count(*) from onboarding where chargepoint_id = '%s'"
                        .formatted(reserved.chargepointId())))
                .isZero();
    }

    private Begun begin() {
        return UNIT.in(beans -> beans.get(OnboardingDesk.class).begin(placement.productId(), placement.serial()));
    }

    private static long chargepoints() {
        return UNIT.count("select count(*) from chargepoint");
    }
}
