package energy.switchpoint.simulator.charger.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import energy.switchpoint.simulator.charger.control.Charger;
import energy.switchpoint.simulator.charger.control.ChargerFolder;
import energy.switchpoint.simulator.charger.control.Fleet;
import energy.switchpoint.simulator.charger.entity.Backoff;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Credential;
import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.entity.Frame;
import energy.switchpoint.simulator.vehicle.entity.Vehicle;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole chargers of both versions, with power, disk and network, against an operator of the test's own. */
@Execution(ExecutionMode.CONCURRENT)
class ChargerTest {

    static final String OLD = "the-first-password";
    static final String NEW = "the-second-password";
    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final Backoff QUICK = new Backoff(Duration.ofMillis(100), Duration.ofMillis(300));

    @TempDir
    Path home;

    TestOperator operator = new TestOperator(OLD);
    Fleet fleet;
    Charger charger;

    @AfterEach
    void end() {
        fleet.close();
        operator.close();
    }

    private void install(String version) {
        install(JsonText.object().add("identity", "C-1").add("version", version).build());
    }

    private void install(JsonObject settings) {
        fleet = new Fleet(home, operator.url(), QUICK, Protocols::of);
        charger = fleet.add(ChargerSettings.read(settings), OLD).orElseThrow();
        awaitHeard("StatusNotification", 1);
    }

    private void awaitHeard(String action, int times) {
        await(action).atMost(PATIENCE).until(() -> operator.heard(action).size() >= times);
    }

    private JsonObject state() {
        return charger.on(charger::details).join();
    }

    private void plugInCar() {
        charger.on(() -> {
                    charger.plug(new Vehicle("Test car", 50_000, 10_000, 90, 7000));
                    return true;
                })
                .join();
    }

    private void unplug() {
        charger.on(() -> {
                    charger.unplug();
                    return true;
                })
                .join();
    }

    private void suffer(Fault fault, Duration length) {
        charger.on(() -> {
                    charger.suffer(fault, length);
                    return true;
                })
                .join();
    }

    private JsonObject changePassword(String version, String password) {
        return version.equals("1.6")
                ? operator.ask("ChangeConfiguration", """
                        {"key": "AuthorizationKey", "value": "%s"}""".formatted(password))
                : operator.ask("SetVariables", """
                        {"setVariableData": [{"component": {"name": "SecurityCtrlr"}, "variable": {"name": "BasicAuthPassword"},
                          "attributeValue": "%s"}]}""".formatted(password))
                        .getJsonArray("setVariableResult")
                        .getJsonObject(0);
    }

    private static String status(String version, JsonObject answer) {
        return answer.getString(version.equals("1.6") ? "status" : "attributeStatus");
    }

    private Credential stored() {
        return new ChargerFolder(home.resolve("C-1")).credential();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1"})
    void aChargerBootsAndTellsHowItIs(String version) {
        install(version);

        assertThat(operator.heard().getFirst().action()).isEqualTo("BootNotification");
        assertThat(operator.heard("StatusNotification").getLast().payload().toString())
                .contains("\"Available\"");
        assertThat(state().getBoolean("connected")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1"})
    void afterAPasswordChangeItComesBackWithTheNewOne(String version) {
        install(version);
        operator.admitOnly(OLD, NEW);

        assertThat(status(version, changePassword(version, NEW))).isEqualTo("Accepted");

        await().atMost(PATIENCE).until(() -> operator.admitted().equals(List.of(OLD, NEW)));
        await().atMost(PATIENCE).until(() -> stored().equals(new Credential(NEW, null)));
        awaitHeard("BootNotification", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1"})
    void toldNotToReturnItStaysAwayAndThenUsesTheOldPassword(String version) {
        install(version);
        suffer(Fault.DOES_NOT_COME_BACK, Duration.ofSeconds(3));
        operator.admitOnly(OLD, NEW);

        assertThat(status(version, changePassword(version, NEW))).isEqualTo("Accepted");

        var left = Instant.now();
        await().atMost(PATIENCE).until(() -> !operator.isConnected());
        await().atMost(PATIENCE).until(() -> operator.admitted().size() == 2);
        assertThat(Duration.between(left, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
        assertThat(operator.attempts()).containsExactly(OLD, OLD);
        assertThat(stored()).isEqualTo(new Credential(OLD, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1"})
    void toldToKeepItsPasswordItComesBackWithTheOldOneAtOnce(String version) {
        install(version);
        suffer(Fault.COMES_BACK_WITH_OLD, Duration.ZERO);
        operator.admitOnly(OLD, NEW);

        assertThat(status(version, changePassword(version, NEW))).isEqualTo("Accepted");

        await().atMost(PATIENCE).until(() -> operator.admitted().equals(List.of(OLD, OLD)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1"})
    void aPasswordTooShortOrUnwantedIsRefusedAndNothingChanges(String version) {
        install(version);

        assertThat(status(version, changePassword(version, "short"))).isEqualTo("Rejected");
        suffer(Fault.REFUSES_CREDENTIAL, Duration.ZERO);
        assertThat(status(version, changePassword(version, NEW))).isEqualTo("Rejected");
        assertThat(stored()).isEqualTo(new Credential(OLD, null));
    }

    @Test
    void aNewPasswordThatIsNotLetInGivesWayToTheOldOne() {
        install("1.6");

        changePassword("1.6", NEW);

        await().atMost(PATIENCE).until(() -> operator.admitted().equals(List.of(OLD, OLD)));
        assertThat(operator.attempts()).containsExactly(OLD, NEW, NEW, NEW, OLD);
        await().atMost(PATIENCE).until(() -> stored().equals(new Credential(OLD, null)));
    }

    @Test
    void aPlugInStartsATransactionByItselfInOcpp16() {
        install("1.6");

        plugInCar();
        awaitHeard("StartTransaction", 1);
        unplug();
        awaitHeard("StopTransaction", 1);
        await().atMost(PATIENCE).until(() -> lastStatus().equals("Available"));

        var statuses = operator.heard("StatusNotification").stream()
                .filter(call -> call.payload().getInt("connectorId") == 1)
                .map(call -> call.payload().getString("status"))
                .toList();
        assertThat(statuses)
                .startsWith("Available", "Preparing")
                .contains("Charging")
                .endsWith("Finishing", "Available");
        var actions = operator.heard().stream().map(Frame.Call::action).toList();
        assertThat(actions.indexOf("StartTransaction"))
                .isGreaterThan(indexOfStatus("Preparing"))
                .isLessThan(indexOfStatus("Charging"));
        var stop = operator.heard("StopTransaction").getFirst().payload();
        assertThat(stop.getString("reason")).isEqualTo("EVDisconnected");
        assertThat(stop.getInt("transactionId")).isGreaterThan(100);
    }

    private String lastStatus() {
        return operator.heard("StatusNotification").getLast().payload().getString("status");
    }

    private int indexOfStatus(String status) {
        var index = 0;
        for (var call : operator.heard()) {
            if (call.payload().getString("status", "").equals(status)) {
                return index;
            }
            index++;
        }
        throw new AssertionError("no status " + status);
    }

    @Test
    void aPlugInStartsATransactionByItselfInOcpp201() {
        install("2.0.1");

        plugInCar();
        await().atMost(PATIENCE).until(() -> chargingStates().contains("Charging"));
        unplug();
        await().atMost(PATIENCE).until(() -> eventTypes().contains("Ended"));

        var events = operator.heard("TransactionEvent").stream()
                .map(Frame.Call::payload)
                .toList();
        assertThat(events.getFirst().getString("triggerReason")).isEqualTo("CablePluggedIn");
        assertThat(events)
                .extracting(event -> event.getInt("seqNo"))
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(0);
        assertThat(events.getLast().getJsonObject("transactionInfo").getString("stoppedReason"))
                .isEqualTo("EVDisconnected");
        assertThat(operator.heard("StatusNotification").get(1).payload().getString("connectorStatus"))
                .isEqualTo("Occupied");
    }

    private List<String> eventTypes() {
        return operator.heard("TransactionEvent").stream()
                .map(call -> call.payload().getString("eventType"))
                .toList();
    }

    private List<String> chargingStates() {
        return operator.heard("TransactionEvent").stream()
                .map(call -> call.payload().getJsonObject("transactionInfo").getString("chargingState"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1"})
    void theButtonIsToldByDataTransfer(String version) {
        install(version);

        charger.on(charger::pressButton).join();

        awaitHeard("DataTransfer", 1);
        var payload = operator.heard("DataTransfer").getFirst().payload();
        assertThat(payload.getString("vendorId")).isEqualTo("energy.switchpoint");
        assertThat(payload.getString("messageId")).isEqualTo("LocalAction");
        assertThat(payload.toString().replace("\\", "")).contains("{\"action\":\"BUTTON\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1"})
    void theCarDrawsWhatTheStoredProfileAllowsAlsoWithoutAnOperator(String version) {
        install(version);
        plugInCar();
        await().atMost(PATIENCE).until(() -> state().getInt("powerW") > 6000);

        assertThat(setDefaultProfile(version, 3000).getString("status")).isEqualTo("Accepted");
        await().atMost(PATIENCE).until(() -> state().getInt("powerW") < 3000);
        suffer(Fault.GOES_OFFLINE, Duration.ofSeconds(2));
        await().atMost(PATIENCE).until(() -> !state().getBoolean("connected"));

        assertThat(state().getInt("powerW")).isBetween(2900, 3000);
        assertThat(state().getInt("levelPercent")).isEqualTo(40);
        await().atMost(PATIENCE).until(() -> state().getBoolean("connected"));
    }

    private JsonObject setDefaultProfile(String version, int watts) {
        var schedule = """
                {"id": 1, "chargingRateUnit": "W", "startSchedule": "2026-11-16T00:00:00Z",
                 "chargingSchedulePeriod": [{"startPeriod": 0, "limit": %d}]}""".formatted(watts);
        return version.equals("1.6")
                ? operator.ask("SetChargingProfile", """
                        {"connectorId": 0, "csChargingProfiles": {"chargingProfileId": 5, "stackLevel": 0,
                          "chargingProfilePurpose": "TxDefaultProfile", "chargingProfileKind": "Recurring",
                          "recurrencyKind": "Weekly", "chargingSchedule": %s}}""".formatted(schedule))
                : operator.ask("SetChargingProfile", """
                        {"evseId": 0, "chargingProfile": {"id": 5, "stackLevel": 0,
                          "chargingProfilePurpose": "TxDefaultProfile", "chargingProfileKind": "Recurring",
                          "recurrencyKind": "Weekly", "chargingSchedule": [%s]}}""".formatted(schedule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1"})
    void profilesMeterAndPasswordOutliveAPowerCut(String version) {
        install(version);
        operator.admitOnly(OLD, NEW);
        changePassword(version, NEW);
        await().atMost(PATIENCE).until(() -> operator.admitted().size() == 2);
        awaitHeard("BootNotification", 2);
        setDefaultProfile(version, 3000);
        var before = composite(version);
        plugInCar();
        await().atMost(PATIENCE).until(() -> state().getInt("energyWh") > 0);
        var register = state().getInt("energyWh");

        suffer(Fault.LOSES_POWER, Duration.ofSeconds(1));
        assertThat(state().getBoolean("powered")).isFalse();
        awaitHeard("BootNotification", 3);

        assertThat(operator.admitted()).containsExactly(OLD, NEW, NEW);
        assertThat(composite(version)).isEqualTo(before);
        assertThat(state().getInt("energyWh")).isGreaterThanOrEqualTo(register);
        await().atMost(PATIENCE).until(() -> operator.heard().toString().contains("PowerLoss"));
        await().atMost(PATIENCE).until(() -> state().getString("status").equals("CHARGING"));
    }

    /** The limits it says it will follow, without the moment it says so. */
    private String composite(String version) {
        var answer = version.equals("1.6")
                ? operator.ask("GetCompositeSchedule", "{\"connectorId\": 1, \"duration\": 86400}")
                        .getJsonObject("chargingSchedule")
                : operator.ask("GetCompositeSchedule", "{\"evseId\": 1, \"duration\": 86400}")
                        .getJsonObject("schedule");
        return answer.getJsonArray("chargingSchedulePeriod").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1"})
    void toldToRefuseItRefusesProfiles(String version) {
        install(version);
        suffer(Fault.REFUSES_PROFILE, Duration.ZERO);

        assertThat(setDefaultProfile(version, 3000).getString("status")).isEqualTo("Rejected");
        assertThat(state().getJsonArray("profiles")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1"})
    void toldToRefuseOneUnitItTakesProfilesInTheOther(String version) {
        install(version);
        suffer(Fault.REFUSES_AMPS, Duration.ZERO);

        assertThat(setDefaultProfile(version, 3000).getString("status")).isEqualTo("Accepted");

        suffer(Fault.REFUSES_WATTS, Duration.ZERO);

        assertThat(setDefaultProfile(version, 2000).getString("status")).isEqualTo("Rejected");
        assertThat(state().getJsonArray("profiles").toString()).contains("3000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1"})
    void toldToLieItAcceptsAProfileAndGoesOnAsBefore(String version) {
        install(version);
        setDefaultProfile(version, 3000);
        suffer(Fault.IGNORES_PROFILE, Duration.ZERO);

        assertThat(setDefaultProfile(version, 2000).getString("status")).isEqualTo("Accepted");
        assertThat(state().getJsonArray("profiles").toString()).contains("3000").doesNotContain("2000");
    }

    @Test
    void aTransactionThatRanOfflineIsToldLaterWithItsOwnTimes() {
        install("1.6");
        suffer(Fault.GOES_OFFLINE, Duration.ofSeconds(3));
        await().atMost(PATIENCE).until(() -> !state().getBoolean("connected"));
        plugInCar();
        var started = Instant.parse(state().getJsonObject("transaction").getString("startedAt"));
        unplug();
        var ended = Instant.now();

        awaitHeard("StopTransaction", 1);

        var start = operator.heard("StartTransaction").getFirst().payload();
        var stop = operator.heard("StopTransaction").getFirst().payload();
        assertThat(Instant.parse(start.getString("timestamp"))).isEqualTo(started);
        assertThat(Instant.parse(stop.getString("timestamp"))).isBeforeOrEqualTo(ended);
        assertThat(stop.getInt("transactionId")).isGreaterThan(100);
        await().atMost(PATIENCE).until(() -> lastStatus().equals("Available"));
        await().atMost(PATIENCE).until(() -> state().getInt("waitingMessages") == 0);
    }

    @Test
    void anOfflineEventIsMarkedSoInOcpp201() {
        install("2.0.1");
        suffer(Fault.GOES_OFFLINE, Duration.ofSeconds(2));
        await().atMost(PATIENCE).until(() -> !state().getBoolean("connected"));

        plugInCar();

        await().atMost(PATIENCE).until(() -> eventTypes().contains("Started"));
        assertThat(operator.heard("TransactionEvent").getFirst().payload().getBoolean("offline"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.6", "2.0.1"})
    void aDriftingClockStaysWrongUntilTheFaultIsCleared(String version) {
        install(version);
        suffer(Fault.DRIFTS_CLOCK, Duration.ofSeconds(120));

        trigger("StatusNotification", 2);
        assertThat(clockOffset()).isBetween(Duration.ofSeconds(110), Duration.ofSeconds(130));
        trigger("Heartbeat", 1);
        trigger("StatusNotification", 3);
        assertThat(clockOffset()).isGreaterThan(Duration.ofSeconds(110));
        charger.on(() -> {
                    charger.recover();
                    return true;
                })
                .join();
        trigger("Heartbeat", 2);
        await().atMost(PATIENCE).until(() -> state().getInt("clockOffsetS") == 0);
    }

    private void trigger(String message, int times) {
        var before = operator.heard(message).size();
        operator.ask("TriggerMessage", "{\"requestedMessage\": \"%s\"}".formatted(message));
        awaitHeard(message, Math.max(times, before + 1));
    }

    private Duration clockOffset() {
        var written = operator.heard("StatusNotification").getLast().payload().getString("timestamp");
        return Duration.between(Instant.now(), Instant.parse(written));
    }

    @ParameterizedTest
    @CsvSource({"1.6, MakeCoffee", "2.0.1, MakeCoffee", "2.0.1, UsePriorityCharging", "2.1, SetDERControl"})
    void whatItCannotDoIsNotImplemented(String version, String action) {
        install(version);

        assertThat(operator.askForFrame(action, "{}"))
                .isInstanceOf(Frame.Failure.class)
                .extracting("code")
                .isEqualTo("NotImplemented");
    }

    @ParameterizedTest
    @CsvSource({
        "1.6, SetChargingProfile, OccurenceConstraintViolation",
        "1.6, ChangeConfiguration, OccurenceConstraintViolation",
        "2.0.1, SetChargingProfile, OccurrenceConstraintViolation",
        "2.0.1, TriggerMessage, OccurrenceConstraintViolation"
    })
    void aMissingFieldGetsTheErrorOfItsVersionAndTheLineHolds(String version, String action, String code) {
        install(version);

        assertThat(operator.askForFrame(action, "{}")).extracting("code").isEqualTo(code);
        operator.say("not json at all");
        trigger("Heartbeat", 1);
    }

    @Test
    void ocpp201AnswersTextThatIsNoMessage() {
        install("2.0.1");

        operator.say("[2]");

        await().atMost(PATIENCE)
                .until(() -> operator.otherTexts().toString().contains("[4,\"-1\",\"RpcFrameworkError\""));
    }

    @Test
    void ocpp16ConfigurationIsReadAndChangedAndThePasswordNeverShown() {
        install("1.6");

        assertThat(operator.ask("ChangeConfiguration", "{\"key\":\"MeterValueSampleInterval\",\"value\":\"5\"}")
                        .getString("status"))
                .isEqualTo("Accepted");
        assertThat(operator.ask("ChangeConfiguration", "{\"key\":\"MeterValueSampleInterval\",\"value\":\"x\"}")
                        .getString("status"))
                .isEqualTo("Rejected");
        assertThat(operator.ask("ChangeConfiguration", "{\"key\":\"NumberOfConnectors\",\"value\":\"5\"}")
                        .getString("status"))
                .isEqualTo("Rejected");
        assertThat(operator.ask("ChangeConfiguration", "{\"key\":\"Nonsense\",\"value\":\"5\"}")
                        .getString("status"))
                .isEqualTo("NotSupported");
        assertThat(operator.ask("GetConfiguration", "{\"key\":[\"MeterValueSampleInterval\",\"AuthorizationKey\"]}")
                        .toString())
                .contains("\"value\":\"5\"")
                .contains("\"unknownKey\":[\"AuthorizationKey\"]");
        assertThat(operator.ask("GetConfiguration", "{}").toString())
                .doesNotContain("AuthorizationKey")
                .doesNotContain(OLD);
    }

    @Test
    void ocpp201ReportsItsVariablesInPartsWithoutThePassword() {
        install("2.0.1");

        assertThat(operator.ask("GetBaseReport", "{\"requestId\":7,\"reportBase\":\"FullInventory\"}")
                        .getString("status"))
                .isEqualTo("Accepted");

        await().atMost(PATIENCE)
                .until(() -> operator.heard("NotifyReport").stream()
                        .anyMatch(call -> !call.payload().getBoolean("tbc")));
        var parts = operator.heard("NotifyReport");
        assertThat(parts)
                .hasSizeGreaterThan(1)
                .extracting(call -> call.payload().getInt("seqNo"))
                .startsWith(0, 1);
        assertThat(parts.toString()).contains("BasicAuthPassword").doesNotContain(OLD);
        var read = operator.ask("GetVariables", """
                {"getVariableData": [
                  {"component": {"name": "SecurityCtrlr"}, "variable": {"name": "BasicAuthPassword"}},
                  {"component": {"name": "SecurityCtrlr"}, "variable": {"name": "Identity"}},
                  {"component": {"name": "SecurityCtrlr"}, "variable": {"name": "Nothing"}},
                  {"component": {"name": "Nothing"}, "variable": {"name": "Nothing"}}]}""");
        assertThat(read.getJsonArray("getVariableResult").getValuesAs(JsonObject.class))
                .extracting(each -> each.getString("attributeStatus"))
                .containsExactly("Rejected", "Accepted", "UnknownVariable", "UnknownComponent");
    }

    @Test
    void ocpp201NeverTakesExternalConstraintsFromAnOperator() {
        install("2.0.1");

        var answer = operator.ask("SetChargingProfile", """
                {"evseId": 0, "chargingProfile": {"id": 5, "stackLevel": 0,
                  "chargingProfilePurpose": "ChargingStationExternalConstraints", "chargingProfileKind": "Absolute",
                  "chargingSchedule": [{"id": 1, "chargingRateUnit": "W", "startSchedule": "2026-11-16T00:00:00Z",
                    "chargingSchedulePeriod": [{"startPeriod": 0, "limit": 0}]}]}}""");

        assertThat(answer.getString("status")).isEqualTo("Rejected");
    }

    @Test
    void ocpp201ReportsTheProfilesItHolds() {
        install("2.0.1");
        assertThat(operator.ask("GetChargingProfiles", "{\"requestId\": 1, \"chargingProfile\": {}}")
                        .getString("status"))
                .isEqualTo("NoProfiles");
        setDefaultProfile("2.0.1", 3000);

        assertThat(operator.ask(
                                "GetChargingProfiles",
                                "{\"requestId\": 2, \"chargingProfile\": {\"chargingProfileId\": [5]}}")
                        .getString("status"))
                .isEqualTo("Accepted");

        awaitHeard("ReportChargingProfiles", 1);
        assertThat(operator.heard("ReportChargingProfiles").getFirst().payload().toString())
                .contains("\"limit\":3000");
        assertThat(operator.ask("ClearChargingProfile", "{\"chargingProfileId\": 5}")
                        .getString("status"))
                .isEqualTo("Accepted");
        assertThat(operator.ask("ClearChargingProfile", "{\"chargingProfileId\": 5}")
                        .getString("status"))
                .isEqualTo("Unknown");
    }

    @Test
    void ocpp201TellsAndErasesWhatItRemembersOfAPerson() {
        install("2.0.1");
        plugInCar();
        unplug();
        await().atMost(PATIENCE).until(() -> eventTypes().contains("Ended"));

        var request = "{\"requestId\": 3, \"report\": true, \"clear\": true, \"customerIdentifier\": \"owner\"}";
        assertThat(operator.ask("CustomerInformation", request).getString("status"))
                .isEqualTo("Accepted");

        awaitHeard("NotifyCustomerInformation", 1);
        assertThat(operator.heard("NotifyCustomerInformation")
                        .getFirst()
                        .payload()
                        .getString("data"))
                .contains("card HOME");
        assertThat(state().getInt("charges")).isZero();
    }

    @Test
    void ocpp16ForgetsItsChargesWithItsCache() {
        install("1.6");
        plugInCar();
        unplug();
        awaitHeard("StopTransaction", 1);
        assertThat(state().getInt("charges")).isEqualTo(1);

        operator.ask("ClearCache", "{}");
        operator.ask("SendLocalList", "{\"listVersion\": 5, \"updateType\": \"Full\"}");

        assertThat(state().getInt("charges")).isZero();
        assertThat(operator.ask("GetLocalListVersion", "{}").getInt("listVersion"))
                .isEqualTo(5);
    }

    @Test
    void anOperatorStopsAndStartsACharge() {
        install("1.6");
        plugInCar();
        awaitHeard("StartTransaction", 1);
        await().atMost(PATIENCE).until(() -> state().getInt("waitingMessages") == 0);
        var id = state().getJsonObject("transaction").getString("id");

        assertThat(operator.ask("RemoteStopTransaction", "{\"transactionId\": 1}")
                        .getString("status"))
                .isEqualTo("Rejected");
        assertThat(operator.ask("RemoteStopTransaction", "{\"transactionId\": %s}".formatted(id))
                        .getString("status"))
                .isEqualTo("Accepted");
        awaitHeard("StopTransaction", 1);
        assertThat(operator.ask("RemoteStartTransaction", "{\"idTag\": \"REMOTE\"}")
                        .getString("status"))
                .isEqualTo("Accepted");
        awaitHeard("StartTransaction", 2);
        assertThat(operator.heard("StartTransaction").getLast().payload().getString("idTag"))
                .isEqualTo("REMOTE");
    }

    @ParameterizedTest
    @CsvSource({"1.6, Hard", "2.0.1, Immediate"})
    void aResetRestartsTheCharger(String version, String type) {
        install(version);

        assertThat(operator.ask("Reset", "{\"type\": \"%s\"}".formatted(type)).getString("status"))
                .isEqualTo("Accepted");

        awaitHeard("BootNotification", 2);
    }

    @Test
    void aDroppedLineIsPickedUpAgain() {
        install("1.6");

        operator.hangUp();

        await().atMost(PATIENCE).until(() -> operator.admitted().size() == 2);
    }
}
