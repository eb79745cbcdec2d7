package energy.switchpoint.inventory.control;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.ChargerEvent.Step;
import energy.switchpoint.commands.entity.ChargerEvent.TransactionStep;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.DeviceEvent.AttributeValue;
import energy.switchpoint.commands.entity.DeviceEvent.FirmwareStage;
import energy.switchpoint.commands.entity.DeviceEvent.MonitorSetting;
import energy.switchpoint.commands.entity.DeviceEvent.Variable;
import energy.switchpoint.commands.entity.DisplayCommand;
import energy.switchpoint.commands.entity.MonitoringCommand.Watch;
import energy.switchpoint.commands.entity.ProgrammeEvent;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingName.Attribute;
import energy.switchpoint.inventory.entity.ReportState;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What chargers tell of themselves, kept on a real database. */
class InventoryTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final GatewayDatabaseForTests DATABASE = new GatewayDatabaseForTests();

    final Sql sql = DATABASE.sql();
    final UUID charger = DATABASE.device("INV-" + UUID.randomUUID().toString().substring(0, 8));
    final ReportRows reports = new ReportRows(sql, at(NOON));
    final VariableRows variables = new VariableRows(sql);
    final TransactionSteps steps = new TransactionSteps(sql);

    @Test
    void aReportIsWholeOnceItsLastPartAndAllBeforeItAreThere() {
        assertThat(state()).isInstanceOf(ReportState.NotBegun.class);
        reports.record(List.of(part(0, false)));
        assertThat(state()).isEqualTo(new ReportState.Coming(1));
        reports.record(List.of(part(2, true)));
        assertThat(state()).isEqualTo(new ReportState.Coming(2));
        reports.record(List.of(part(1, false), part(1, false)));

        assertThat(state()).isEqualTo(new ReportState.Whole(3));
    }

    @Test
    void aReportThatStopsComingHasBrokenOff() {
        reports.record(List.of(part(0, false), part(3, true)));

        var later = new ReportRows(sql, at(NOON.plus(Duration.ofMinutes(6))));

        assertThat(later.state(charger, "VARIABLES", 7)).isEqualTo(new ReportState.BrokenOff(2, 2));
    }

    @Test
    void theLastReportedValueOfAVariableIsKept() {
        var name = SettingName.of("OCPPCommCtrlr", "HeartbeatInterval");

        variables.record(List.of(reported(name, "300"), reported(name, "60")));

        assertThat(variables.value(charger, name)).contains("60");
        assertThat(variables.value(charger, SettingName.of("OCPPCommCtrlr", "Other")))
                .isEmpty();
    }

    @Test
    void aTransactionIsWholeWithStartEndAndEveryNumberBetween() {
        steps.record(List.of(step(0, Step.STARTED), step(1, Step.UPDATED), step(3, Step.ENDED)));
        assertThat(steps.of(charger, "tx-1").missing()).isEqualTo(1);
        assertThat(steps.incomplete(charger, NOON)).containsExactly("tx-1");

        steps.record(List.of(step(2, Step.UPDATED), step(3, Step.ENDED)));

        assertThat(steps.of(charger, "tx-1").isWhole()).isTrue();
        assertThat(steps.incomplete(charger, NOON)).isEmpty();
    }

    @Test
    void aTransactionThatEndedBeforeItStartedDoesNotRun() {
        steps.record(List.of(step(5, Step.ENDED)));
        sql.update("""
                insert into charger_transaction (number, chargepoint_id, transaction_id, connector, start_key, started_at)
                values (?, ?, 'tx-1', 1, 'tx-1', ?)""", 900_000_000 + (int) (System.nanoTime() % 1_000_000), charger, NOON);

        steps.record(List.of(step(0, Step.STARTED)));

        assertThat(sql.one(
                        "select ended_at from charger_transaction where chargepoint_id = ?",
                        row -> Sql.instant(row, "ended_at"),
                        charger))
                .contains(NOON.plusSeconds(5));
    }

    @Test
    void aStartCommandFindsTheTransactionItLedTo() {
        steps.record(List.of(step(0, Step.STARTED)));

        assertThat(steps.startedBy(charger, 4711)).containsExactly("tx-1");
    }

    @Test
    void oldStepsAreForgotten() {
        steps.record(List.of(step(0, Step.STARTED)));

        steps.forgetBefore(NOON.plus(Duration.ofDays(1)));

        assertThat(steps.of(charger, "tx-1").heard()).isZero();
    }

    @Test
    void anEventToldTwiceIsOneEvent() {
        var event = new DeviceEvent.MonitorTriggered(
                charger,
                NOON,
                1,
                null,
                SettingName.of("CaseAccessSensor", "Active"),
                "true",
                DeviceEvent.Trigger.ALERT,
                false,
                true,
                2,
                null,
                null,
                null,
                null);
        var rows = new MonitorRows(sql);

        rows.record(List.of(event, event));
        rows.record(List.of(
                event,
                new DeviceEvent.MonitorsReported(
                        charger,
                        NOON,
                        8,
                        0,
                        true,
                        List.of(new MonitorSetting(
                                3, event.what(), Watch.CHANGE, BigDecimal.ONE, 2, false, "CustomMonitor")))));

        assertThat(count("device_event where tampering and what = 'CaseAccessSensor.Active' and"))
                .isEqualTo(1);
        assertThat(count("device_monitor where monitor_id = 3 and")).isEqualTo(1);
    }

    @Test
    void limitsOfOthersAndProgrammesOnTheDeviceAreKept() {
        var schedule = new LoadSchedule(NOON, false, Duration.ofHours(1), List.of(new Period(0, 4200)));
        var rows = new ProgrammeRows(sql);

        rows.record(List.of(
                profiles(1, 101, schedule),
                new ProgrammeEvent.ExternalLimitSet(charger, NOON, 0, "SO", true, List.of(schedule)),
                new ProgrammeEvent.ExternalLimitCleared(charger, NOON.plusSeconds(60), 0, "SO")));
        rows.record(List.of(profiles(2, 104, schedule)));

        assertThat(count("external_limit_event where source = 'SO' and")).isEqualTo(2);
        assertThat(sql.one(
                                "select schedules from external_limit_event where is_set and chargepoint_id = ?",
                                row -> row.getString(1),
                                charger)
                        .orElseThrow())
                .contains("\"limitW\":4200");
        assertThat(count("reported_profile where profile_id = 101 and")).isZero();
        assertThat(count("reported_profile where profile_id = 104 and")).isEqualTo(1);
    }

    @Test
    void whatADeviceHoldsAboutAPersonIsReadOutInOrder() {
        var data = new CustomerData(sql);

        data.record(List.of(information(1, "lo"), information(0, "hel")));

        assertThat(data.of(charger)).containsExactly("hello");
    }

    @Test
    void progressScreensAndNoticesAreKept() {
        new ProgressRows(sql)
                .record(List.of(
                        new DeviceEvent.FirmwareStatus(charger, NOON, 9, FirmwareStage.INSTALLED, "Installed"),
                        new DeviceEvent.LogStatus(charger, NOON, 9, DeviceEvent.LogStage.UPLOADED, "Uploaded", null),
                        new DeviceEvent.FirmwarePublished(
                                charger, NOON, 9, "Published", List.of("http://10.0.0.1/f"))));
        new DisplayRows(sql)
                .record(List.of(new DeviceEvent.DisplayMessagesReported(
                        charger,
                        NOON,
                        9,
                        true,
                        List.of(new DisplayCommand.Message(
                                1,
                                DisplayCommand.Priority.IN_FRONT,
                                null,
                                null,
                                null,
                                null,
                                DisplayCommand.Format.UTF8,
                                "en",
                                "Hello")))));
        new NoticeRows(sql)
                .record(List.of(
                        new DeviceEvent.ReservationEnded(charger, NOON, 5, DeviceEvent.ReservationEnd.EXPIRED),
                        new DeviceEvent.DataReceived(charger, NOON, "acme", "x", "y".repeat(9000)),
                        new ProgrammeEvent.EvNeeds(
                                charger, NOON, 1, "AC_three_phase", NOON.plusSeconds(3600), 12_000L, 11_000L, null),
                        new ProgrammeEvent.PriorityCharging(charger, NOON, "tx-1", true)));

        assertThat(count("device_progress where")).isEqualTo(3);
        assertThat(count("display_message where text = 'Hello' and")).isEqualTo(1);
        assertThat(count("device_notice where")).isEqualTo(4);
    }

    private ReportState state() {
        return reports.state(charger, "VARIABLES", 7);
    }

    private int count(String from) {
        return sql.one("select count(*) from " + from + " chargepoint_id = ?", row -> row.getInt(1), charger)
                .orElseThrow();
    }

    private ChargerEvent part(int number, boolean last) {
        return new DeviceEvent.VariablesReported(charger, NOON, 7, number, last, List.of());
    }

    private ChargerEvent reported(SettingName name, @Nullable String value) {
        return new DeviceEvent.VariablesReported(
                charger,
                NOON,
                7,
                0,
                true,
                List.of(new Variable(
                        name,
                        List.of(new AttributeValue(Attribute.ACTUAL, value, true, true, true)),
                        "s",
                        "integer",
                        BigDecimal.ONE,
                        null,
                        null,
                        true)));
    }

    private TransactionStep step(int number, Step step) {
        return new TransactionStep(
                charger,
                NOON.plusSeconds(number),
                NOON,
                "tx-1",
                1,
                number,
                step,
                "Trigger",
                false,
                step == Step.STARTED ? 4711 : null,
                null);
    }

    private ChargerEvent profiles(int requestId, int id, LoadSchedule schedule) {
        return new ProgrammeEvent.ProfilesReported(
                charger,
                NOON,
                requestId,
                1,
                "CSO",
                true,
                List.of(new ProgrammeEvent.Profile(
                        id, 0, "TxDefaultProfile", "Recurring", null, null, null, List.of(schedule))));
    }

    private ChargerEvent information(int number, String text) {
        return new DeviceEvent.CustomerInformation(charger, NOON, 3, number, number == 1, text);
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
