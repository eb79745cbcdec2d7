package energy.switchpoint.simulator.vehicle.entity;

import static energy.switchpoint.simulator.vehicle.entity.Draw.State.PAUSED_BY_CAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VehicleTest {

    @ParameterizedTest
    @CsvSource({"10, 7000", "79, 7000", "80, 7000", "90, 4025", "99, 1347.5", "100, 0"})
    void aCarTakesLessAndLessAboveEightyPercent(double percent, double watts) {
        assertThat(car(percent, 100).wantsW()).isCloseTo(watts, within(1.0));
    }

    @Test
    void aCarStopsAtTheTargetItsDriverSet() {
        assertThat(car(59.9, 60).isFull()).isFalse();
        assertThat(car(60, 60).isFull()).isTrue();
        assertThat(car(60, 60).wantsW()).isZero();
    }

    @Test
    void notAllEnergyArrivesInTheBattery() {
        assertThat(car(50, 100).charged(1000).storedWh()).isCloseTo(25_920, within(0.01));
    }

    @Test
    void aBatteryNeverHoldsMoreThanItsCapacity() {
        assertThat(car(99.9, 100).charged(10_000).stateOfCharge()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "7400, 1, 50, CHARGING, 7000", "3700, 1, 50, CHARGING, 3644.5", "1380, 1, 50, CHARGING, 1359.3",
        "1379, 1, 50, PAUSED_BY_CHARGER, 0", "0, 1, 50, PAUSED_BY_CHARGER, 0", "4139, 3, 50, PAUSED_BY_CHARGER, 0",
        "4140, 3, 50, CHARGING, 4077.9", "7400, 1, 100, PAUSED_BY_CAR, 0", "0, 1, 100, PAUSED_BY_CHARGER, 0",
    })
    void theCableOffersAtLeastSixAmperesOrNothing(
            double limit, int phases, double percent, Draw.State state, double watts) {
        var draw = Draw.of(car(percent, 100), limit, phases);

        assertThat(draw.state()).isEqualTo(state);
        assertThat(draw.watts()).isCloseTo(watts, within(0.1)).isLessThanOrEqualTo(limit);
    }

    @Test
    void theMeterCountsWhatFlows() {
        var meter = new Meter(1000);
        meter.advance(Duration.ofSeconds(2), 7000, 7000);

        meter.advance(Duration.ofHours(1), 7000, 7000);

        assertThat(meter.powerW()).isEqualTo(7000);
        assertThat(meter.energyWh()).isCloseTo(1000 + 7000 + 1.94, within(0.1));
    }

    @Test
    void theCarFollowsANewLimitWithinTwoSeconds() {
        var meter = new Meter(0);
        meter.advance(Duration.ofSeconds(1), 7000, 7000);
        assertThat(meter.powerW()).isEqualTo(3500);

        meter.advance(Duration.ofSeconds(1), 7000, 7000);
        assertThat(meter.powerW()).isEqualTo(7000);
    }

    @Test
    void theRegisterNeverFalls() {
        var meter = new Meter(12.9);
        long before = meter.registerWh();
        for (var limit : new double[] {7000, 0, 7000, 1400, 0}) {
            meter.advance(Duration.ofSeconds(3), limit, 7000);
            assertThat(meter.registerWh()).isGreaterThanOrEqualTo(before);
            before = meter.registerWh();
        }
        meter.advance(Duration.ofSeconds(-5), 7000, 7000);
        assertThat(meter.registerWh()).isEqualTo(before);
    }

    @Test
    void aWholeChargeEndsAtTheTarget() {
        var vehicle = car(30, 80);
        var meter = new Meter(0);
        var hours = 0;
        while (!vehicle.isFull() && hours++ < 1000) {
            vehicle = vehicle.charged(meter.advance(
                    Duration.ofMinutes(1), Draw.of(vehicle, 3700, 1).watts(), 7400));
        }

        assertThat(vehicle.stateOfCharge()).isCloseTo(0.8, within(0.01));
        assertThat(meter.energyWh()).isCloseTo(25_000 / Vehicle.EFFICIENCY, within(120.0));
        assertThat(Draw.of(vehicle, 3700, 1).state()).isEqualTo(PAUSED_BY_CAR);
    }

    private static Vehicle car(double percent, int target) {
        return new Vehicle("Test car", 50_000, 500 * percent, target, 7000);
    }
}
