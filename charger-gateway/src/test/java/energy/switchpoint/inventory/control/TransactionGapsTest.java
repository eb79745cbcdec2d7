package energy.switchpoint.inventory.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.ChargerEvent.Step;
import energy.switchpoint.commands.entity.ChargerEvent.TransactionStep;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Missing messages are noticed, asked for, and written down, on a real database. */
class TransactionGapsTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final GatewayDatabaseForTests DATABASE = new GatewayDatabaseForTests();

    final Sql sql = DATABASE.sql();
    final UUID charger = DATABASE.device("GAP-" + UUID.randomUUID().toString().substring(0, 8));
    final TransactionSteps steps = new TransactionSteps(sql);
    final OneCharger device = new OneCharger();
    final TransactionGaps gaps = new TransactionGaps(sql, device, new DeviceLog(sql, Clock.systemUTC()));

    @Test
    void aGapIsAskedForOnceItHasSettled() {
        steps.record(List.of(step(0, Step.STARTED), step(3, Step.UPDATED)));

        gaps.check(NOON.plusSeconds(30));
        assertThat(device.asked).isEmpty();

        gaps.check(NOON.plusSeconds(90));
        assertThat(device.asked).containsExactly(new OperationCommand.ReadTransactionStatus("tx-1"));
        assertThat(row()).isEqualTo("1-2 OPEN");
    }

    @Test
    void whatWaitsIsAskedForAgainAndClosedWhenItComes() {
        device.answer = new CommandOutcome.TransactionStatus(NOON, true, true);
        steps.record(List.of(step(0, Step.STARTED), step(2, Step.ENDED)));

        gaps.check(NOON.plusSeconds(90));
        gaps.check(NOON.plusSeconds(120));
        assertThat(row()).isEqualTo("1 WAITING");
        assertThat(device.asked).hasSize(1);
        gaps.check(NOON.plus(Duration.ofMinutes(20)));
        assertThat(device.asked).hasSize(2);

        steps.record(List.of(step(1, Step.UPDATED)));
        gaps.check(NOON.plus(Duration.ofMinutes(21)));
        assertThat(row()).isEqualTo("1 CLOSED");
    }

    @Test
    void whatDoesNotWaitIsLostAndWhatComesAllTheSameClosesIt() {
        device.answer = new CommandOutcome.TransactionStatus(NOON, false, false);
        steps.record(List.of(step(1, Step.UPDATED), step(2, Step.ENDED)));

        gaps.check(NOON.plusSeconds(90));
        assertThat(row()).isEqualTo("start LOST");

        steps.record(List.of(step(0, Step.STARTED)));
        gaps.check(NOON.plus(Duration.ofHours(1)));
        assertThat(row()).isEqualTo("start CLOSED");
    }

    @Test
    void aChargerThatIsAwayIsAskedWhenItIsBackAndGivenUpAfterADay() {
        device.connected = false;
        steps.record(List.of(step(0, Step.STARTED), step(2, Step.UPDATED)));

        gaps.check(NOON.plusSeconds(90));
        assertThat(row()).isEqualTo("1 OPEN");
        device.connected = true;
        gaps.check(NOON.plusSeconds(120));
        assertThat(device.asked).hasSize(1);

        gaps.check(NOON.plus(Duration.ofHours(25)));
        assertThat(row()).isEqualTo("1 LOST");
    }

    @Test
    void twoNodesAskOnce() {
        var other = new TransactionGaps(sql, device, new DeviceLog(sql, Clock.systemUTC()));
        steps.record(List.of(step(0, Step.STARTED), step(2, Step.UPDATED)));

        gaps.check(NOON.plusSeconds(90));
        other.check(NOON.plusSeconds(90));

        assertThat(device.asked).hasSize(1);
    }

    @Test
    void aWholeTransactionIsNoGapWhateverItsFirstNumber() {
        steps.record(List.of(step(7, Step.STARTED), step(9, Step.ENDED), step(8, Step.UPDATED)));

        gaps.check(NOON.plusSeconds(90));

        assertThat(device.asked).isEmpty();
    }

    private String row() {
        return sql.one(
                        "select missing, state from transaction_gap where chargepoint_id = ?",
                        row -> row.getString(1) + " " + row.getString(2),
                        charger)
                .orElse("none");
    }

    private TransactionStep step(int number, Step step) {
        return new TransactionStep(charger, NOON, NOON, "tx-1", 1, number, step, "Trigger", false, null, null);
    }

    /** Answers for this test's charger; the others of the database are away. */
    private final class OneCharger implements ChargerCommands {

        final List<ChargerCommand> asked = new ArrayList<>();
        boolean connected = true;
        CommandOutcome answer = new CommandOutcome.TimedOut(NOON);

        @Override
        public CompletionStage<CommandOutcome> send(UUID chargepointId, ChargerCommand command) {
            asked.add(command);
            return CompletableFuture.completedStage(answer);
        }

        @Override
        public boolean isConnected(UUID chargepointId) {
            return connected && chargepointId.equals(charger);
        }

        @Override
        public void disconnect(UUID chargepointId, String why) {}
    }
}
