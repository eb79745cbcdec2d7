package energy.switchpoint.inventory.control;

import static org.assertj.core.api.Assertions.assertThat;

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
import energy.switchpoint.inventory.control.Inventory.Slice;
import energy.switchpoint.inventory.control.Inventory.StoredList;
import energy.switchpoint.inventory.control.Inventory.StoredReservation;
import energy.switchpoint.sessions.entity.HistoryView;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.testing.GatewayDatabaseForTests;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What chargers told, read by the owner and by two operators one after the other, on a real database. */
class InventoryReadingTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final HistoryView OWNER = new HistoryView.Owner();
    static final HistoryView NORTH = new HistoryView.Operator("north-charge");
    static final HistoryView SOUTH = new HistoryView.Operator("south-charge");
    static final Slice ALL = new Slice(0, 200);
    static final GatewayDatabaseForTests DATABASE = new GatewayDatabaseForTests();

    final Sql sql = DATABASE.sql();
    final UUID charger = DATABASE.device("INR-" + UUID.randomUUID().toString().substring(0, 8));
    final Inventory inventory = new Inventory(sql);

    @BeforeEach
    void oneOperatorAfterTheOther() {
        sql.update("delete from command_authority where chargepoint_id = ?", charger);
        authority("north-charge", NOON.minus(Duration.ofDays(9)), NOON);
        authority("south-charge", NOON, NOON.plus(Duration.ofDays(99)));
    }

    @Test
    void anOperatorReadsWhatWasToldInItsOwnTimeAndTheOwnerAll() {
        new NoticeRows(sql)
                .record(List.of(
                        reservationEnded(NOON.minusSeconds(60), 1),
                        reservationEnded(NOON.plusSeconds(60), 2),
                        reservationEnded(NOON.plusSeconds(90), 3)));

        assertThat(inventory.notices(charger, null, OWNER, ALL).total()).isEqualTo(3);
        assertThat(inventory.notices(charger, null, NORTH, ALL).items())
                .extracting(Inventory.StoredNotice::subject)
                .containsExactly("1");
        assertThat(inventory.notices(charger, null, SOUTH, ALL).items())
                .extracting(Inventory.StoredNotice::subject)
                .containsExactly("3", "2");
        assertThat(inventory.notices(charger, "DATA", OWNER, ALL).total()).isZero();
        assertThat(inventory.notices(UUID.randomUUID(), null, OWNER, ALL).items())
                .isEmpty();
    }

    @Test
    void reservationsAreToldWithWhatBecameOfThem() {
        var until = NOON.plus(Duration.ofHours(2));
        new NoticeRows(sql)
                .record(List.of(
                        new DeviceEvent.Reserved(charger, NOON, 1, 2, until),
                        new DeviceEvent.Reserved(charger, NOON.plusSeconds(1), 2, 0, until),
                        new DeviceEvent.Reserved(charger, NOON.plusSeconds(2), 3, 0, until),
                        new DeviceEvent.ReservationCancelled(charger, NOON.plusSeconds(3), 2),
                        reservationEnded(NOON.plusSeconds(4), 3),
                        new DeviceEvent.Reserved(charger, NOON.plusSeconds(5), 1, 1, until)));

        var told = inventory.reservations(charger, OWNER, ALL);

        assertThat(told.total()).isEqualTo(4);
        assertThat(told.items())
                .containsExactly(
                        new StoredReservation(1, 1, until, "HELD", NOON.plusSeconds(5), null),
                        new StoredReservation(3, 0, until, "EXPIRED", NOON.plusSeconds(2), NOON.plusSeconds(4)),
                        new StoredReservation(2, 0, until, "CANCELLED", NOON.plusSeconds(1), NOON.plusSeconds(3)),
                        new StoredReservation(1, 2, until, "REPLACED", NOON, NOON.plusSeconds(5)));
        assertThat(inventory.reservations(charger, NORTH, ALL).total()).isZero();
    }

    @Test
    void theVersionOfTheLocalListIsTheLastOneSentOrRead() {
        new NoticeRows(sql)
                .record(List.of(
                        new DeviceEvent.LocalListKnown(charger, NOON.minusSeconds(9), 3, true),
                        new DeviceEvent.LocalListKnown(charger, NOON, 4, true),
                        new DeviceEvent.LocalListKnown(charger, NOON.plusSeconds(9), 0, false)));

        assertThat(inventory.localList(charger, SOUTH, ALL).items())
                .containsExactly(new StoredList(0, "READ", NOON.plusSeconds(9)), new StoredList(4, "SENT", NOON));
        assertThat(inventory.localList(charger, NORTH, ALL).items())
                .containsExactly(new StoredList(3, "SENT", NOON.minusSeconds(9)));
    }

    @Test
    void passwordsAndKeysAreNeitherStoredNorShown() {
        new VariableRows(sql)
                .record(List.of(variable("BasicAuthPassword", "open sesame"), variable("AuthorizationKey", "00ff")));
        new MonitorRows(sql)
                .record(List.of(new DeviceEvent.MonitorTriggered(
                        charger,
                        NOON,
                        9,
                        null,
                        SettingName.of("SecurityCtrlr", "BasicAuthPassword"),
                        "open sesame",
                        DeviceEvent.Trigger.ALERT,
                        false,
                        false,
                        null,
                        7,
                        null,
                        null,
                        null)));

        assertThat(inventory.variables(charger, null, null, OWNER, ALL).items())
                .extracting(Inventory.StoredVariable::value)
                .containsExactly(null, null);
        assertThat(inventory.events(charger, OWNER, ALL).items())
                .extracting(Inventory.StoredEvent::value)
                .containsExactly("kept back");
        assertThat(sql.list(
                        "select value from device_variable where chargepoint_id = ? and value is not null",
                        row -> row.getString(1),
                        charger))
                .isEmpty();
    }

    /** From before such values were left out. */
    @Test
    void aPasswordThatIsStoredAlreadyIsNotShown() {
        new VariableRows(sql).record(List.of(variable("WiFiPassphrase", "open sesame")));
        sql.update("update device_variable set value = 'open sesame' where chargepoint_id = ?", charger);

        assertThat(inventory.variables(charger, null, null, OWNER, ALL).items())
                .extracting(Inventory.StoredVariable::value)
                .containsExactly((String) null);
    }

    @Test
    void pagesFollowEachOtherAndKnowHowManyThereAre() {
        new VariableRows(sql).record(List.of(variable("A", "1"), variable("B", "2"), variable("C", "3")));

        var first = inventory.variables(charger, null, null, OWNER, new Slice(0, 2));
        var second = inventory.variables(charger, null, null, OWNER, new Slice(2, 2));

        assertThat(first.total()).isEqualTo(3);
        assertThat(first.items()).extracting(Inventory.StoredVariable::name).containsExactly("A", "B");
        assertThat(second.items()).extracting(Inventory.StoredVariable::value).containsExactly("3");
        assertThat(inventory.variables(charger, "Comp", "B", OWNER, ALL).items())
                .extracting(Inventory.StoredVariable::value)
                .containsExactly("2");
        assertThat(inventory.variables(charger, "Other", null, OWNER, ALL).total())
                .isZero();
        assertThat(new Slice(-5, 100_000)).isEqualTo(new Slice(0, 200));
    }

    @Test
    void everyShelfIsRead() {
        new MonitorRows(sql)
                .record(List.of(
                        new DeviceEvent.MonitorsReported(
                                charger,
                                NOON,
                                1,
                                0,
                                true,
                                List.of(new MonitorSetting(
                                        7,
                                        SettingName.of("EVSE", "Power"),
                                        Watch.CHANGE,
                                        BigDecimal.ONE,
                                        5,
                                        false,
                                        null))),
                        new DeviceEvent.MonitorTriggered(
                                charger,
                                NOON,
                                9,
                                null,
                                SettingName.of("EVSE", "Power"),
                                "11000",
                                DeviceEvent.Trigger.ALERT,
                                false,
                                false,
                                null,
                                7,
                                null,
                                null,
                                null)));
        new DisplayRows(sql)
                .record(List.of(new DeviceEvent.DisplayMessagesReported(
                        charger,
                        NOON,
                        2,
                        true,
                        List.of(new DisplayCommand.Message(
                                4,
                                DisplayCommand.Priority.IN_FRONT,
                                null,
                                null,
                                null,
                                null,
                                DisplayCommand.Format.UTF8,
                                "en",
                                "Hello")))));
        new ProgrammeRows(sql).record(List.of(new ProgrammeEvent.ExternalLimitCleared(charger, NOON, 1, "EMS")));
        new ProgressRows(sql)
                .record(List.of(
                        new DeviceEvent.FirmwareStatus(charger, NOON, 3, FirmwareStage.INSTALLED, "Installed")));
        new ReportRows(sql, java.time.Clock.systemUTC()).record(List.of(variable("A", "1")));
        new TransactionSteps(sql).record(List.of(step(0, Step.STARTED), step(2, Step.ENDED)));
        sql.update("""
                insert into transaction_gap (chargepoint_id, transaction_id, missing, state, found_at)
                values (?, 'tx-1', '1', 'OPEN', ?)""", charger, NOON);

        assertThat(inventory.monitors(charger, SOUTH, ALL).items().getFirst().what())
                .isEqualTo("EVSE.Power");
        assertThat(inventory.events(charger, SOUTH, ALL).items().getFirst().monitorId())
                .isEqualTo(7);
        assertThat(inventory
                        .displayMessages(charger, SOUTH, ALL)
                        .items()
                        .getFirst()
                        .text())
                .isEqualTo("Hello");
        assertThat(inventory
                        .externalLimits(charger, SOUTH, ALL)
                        .items()
                        .getFirst()
                        .isSet())
                .isFalse();
        assertThat(inventory
                        .progress(charger, "FIRMWARE", SOUTH, ALL)
                        .items()
                        .getFirst()
                        .word())
                .isEqualTo("Installed");
        assertThat(inventory.reports(charger, SOUTH, ALL).items().getFirst().lastPart())
                .isEqualTo(0);
        assertThat(inventory
                        .transactionGaps(charger, SOUTH, ALL)
                        .items()
                        .getFirst()
                        .missing())
                .isEqualTo("1");
        assertThat(inventory.profiles(charger, SOUTH, ALL).items()).isEmpty();
        assertThat(inventory.monitors(charger, NORTH, ALL).items()).isEmpty();
    }

    private void authority(String organisation, Instant from, Instant until) {
        sql.update("""
                insert into command_authority (id, chargepoint_id, organisation_id, valid_from, valid_until)
                values (?, ?, ?, ?, ?)""", UUID.randomUUID(), charger, organisation, from, until);
    }

    private ChargerEvent reservationEnded(Instant at, int reservation) {
        return new DeviceEvent.ReservationEnded(charger, at, reservation, DeviceEvent.ReservationEnd.EXPIRED);
    }

    private DeviceEvent.VariablesReported variable(String name, String value) {
        return new DeviceEvent.VariablesReported(
                charger,
                NOON,
                7,
                0,
                true,
                List.of(new Variable(
                        SettingName.of("Comp", name),
                        List.of(new AttributeValue(Attribute.ACTUAL, value, true, true, true)),
                        null,
                        null,
                        null,
                        null,
                        null,
                        false)));
    }

    private TransactionStep step(int number, Step step) {
        return new TransactionStep(charger, NOON, NOON, "tx-1", 1, number, step, "Trigger", false, null, null);
    }
}
