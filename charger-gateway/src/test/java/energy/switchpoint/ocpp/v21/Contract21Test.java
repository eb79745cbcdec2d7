package energy.switchpoint.ocpp.v21;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.CertificateCommand.Purpose;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.DeviceRules;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.ProfileCommand;
import energy.switchpoint.commands.entity.ProfileCommand.DynamicLimit;
import energy.switchpoint.commands.entity.ProgrammeEvent;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.ocpp.entity.CallAnswer;
import energy.switchpoint.ocpp.entity.CallRefused;
import energy.switchpoint.ocpp.entity.ChargerDialect;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Frame;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.entity.OcppVersion;
import energy.switchpoint.ocpp.entity.RpcFault;
import energy.switchpoint.ocpp.schema.Schema;
import energy.switchpoint.ocpp.v201.ContractOf2;
import energy.switchpoint.testing.FakeBook;
import energy.switchpoint.testing.FakeLine;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OCPP 2.1: all it shares with 2.0.1, and what it has of its own. */
class Contract21Test extends ContractOf2 {

    static final String ACCEPTED = "{\"status\":\"Accepted\"}";

    private final Ocpp21 ocpp = new Ocpp21(new FakeBook(), Duration.ofMinutes(5), Clock.fixed(NOON, ZoneOffset.UTC));

    @Override
    protected Schema schema() {
        return Schema.of("v21");
    }

    @Override
    protected ChargerDialect ocpp() {
        return ocpp;
    }

    @Override
    protected Set<String> unsupported() {
        return Set.of(
                "AFRRSignal",
                "AdjustPeriodicEventStream",
                "BatterySwap",
                "ChangeTransactionTariff",
                "ClearDERControl",
                "ClearTariffs",
                "ClosePeriodicEventStream",
                "GetCertificateChainStatus",
                "GetDERControl",
                "GetPeriodicEventStream",
                "GetTariffs",
                "NotifyAllowedEnergyTransfer",
                "NotifyDERAlarm",
                "NotifyDERStartStop",
                "NotifySettlement",
                "NotifyWebPaymentStarted",
                "OpenPeriodicEventStream",
                "ReportDERControl",
                "RequestBatterySwap",
                "SetDERControl",
                "SetDefaultTariff",
                "VatNumberValidation");
    }

    @Test
    void itIsNegotiatedInTheChargersOrder() {
        assertThat(OcppVersion.firstCommon(List.of("ocpp2.1", "ocpp2.0.1", "ocpp1.6")))
                .contains(OcppVersion.V21);
        assertThat(OcppVersion.firstCommon(List.of("ocpp2.0.1", "ocpp2.1"))).contains(OcppVersion.V201);
    }

    @Test
    void theTableHasAllOf21ButTheUnansweredStream() {
        assertThat(schema().actions()).hasSize(64 + 4 + 22);
    }

    /** Held against the published schemas; these are the places where 2.1 differs from 2.0.1 in the small. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "FirmwareStatusNotification | {'status':'Installed','statusInfo':{'reasonCode':'R','additionalInfo':'%s'}} | -",
                "NotifyEVChargingSchedule | {'timeBase':'2027-03-01T12:00:00Z','evseId':1,'chargingSchedule':{'id':1,"
                        + "'chargingRateUnit':'W','chargingSchedulePeriod':[{'startPeriod':0,'v2xFreqWattCurve':[{'power':1}]}]}}"
                        + "| chargingSchedule.chargingSchedulePeriod[0].v2xFreqWattCurve[0].frequency is missing",
                "NotifyEVChargingSchedule | {'timeBase':'2027-03-01T12:00:00Z','evseId':1,'chargingSchedule':{'id':1,"
                        + "'chargingRateUnit':'W','chargingSchedulePeriod':[{'startPeriod':0,'phaseToUse':0}]}} | -",
                "NotifyMonitoringReport | {'requestId':1,'seqNo':0,'generatedAt':'2027-03-01T12:00:00Z','monitor':["
                        + "{'component':{'name':'C'},'variable':{'name':'V'},'variableMonitoring':[{'id':1,"
                        + "'transaction':false,'value':1,'type':'Delta','severity':5}]}]}"
                        + "| monitor[0].variableMonitoring[0].eventNotificationType is missing",
                "ReservationStatusUpdate | {'reservationId':-1,'reservationUpdateStatus':'Expired'}"
                        + "| reservationId is not between 0 and 2147483647",
                "TransactionEvent | {'eventType':'Updated','timestamp':'2027-03-01T12:00:00Z','triggerReason':'RunningCost',"
                        + "'seqNo':1,'transactionInfo':{'transactionId':'t'},'costDetails':{'totalCost':{'currency':'EUR',"
                        + "'typeOfCost':'NormalCost','total':{}}}} | costDetails.totalUsage is missing",
                "NotifyReport | {'requestId':1,'seqNo':0,'generatedAt':'2027-03-01T12:00:00Z','reportData':[{'component':"
                        + "{'name':'C'},'variable':{'name':'V'},'variableAttribute':[{}],'variableCharacteristics':"
                        + "{'dataType':'string','supportsMonitoring':false,'maxElements':0}}]}"
                        + "| reportData[0].variableCharacteristics.maxElements is not between 1 and 2147483647",
            })
    void whatThePublishedSchemasSayOfItIsHeld(String action, String payload, @Nullable String refusal) {
        var told = Json.readObject(payload.replace('\'', '"').replace("%s", "x".repeat(1024)));

        var refused = schema().request(action).check(told);

        assertThat(refused == null ? null : refused.description()).isEqualTo(refusal);
    }

    @Test
    void whatWeTakeNoPartInIsNotLookedInto() {
        assertThatThrownBy(() -> receive("NotifySettlement", Json.EMPTY))
                .isInstanceOfSatisfying(
                        CallRefused.class,
                        refused -> assertThat(refused.fault()).isEqualTo(RpcFault.NOT_SUPPORTED));
    }

    @Test
    void aDeviceDrawsItsOwnOffsetsAndGivesUpAProfileAfterTooLongWithoutUs() {
        var line = FakeLine.answering(ACCEPTED);
        var schedule = new LoadSchedule(
                NOON, true, Duration.ofDays(7), List.of(new Period(0, 11000)), new DeviceRules(600, 3600, true));

        ocpp.perform(new ChargerCommand.SetSchedule(Slot.CALENDAR, schedule), fresh(), line);

        var profile = line.only().payload().getJsonObject("chargingProfile");
        assertThat(profile.getInt("maxOfflineDuration")).isEqualTo(3600);
        assertThat(profile.getBoolean("invalidAfterOfflineDuration")).isTrue();
        assertThat(profile.getJsonArray("chargingSchedule").getJsonObject(0).getInt("randomizedDelay"))
                .isEqualTo(600);
    }

    /** Functional block Q: given back is negative on the wire, and of all phases together in amperes too. */
    @Test
    void powerGivenBackIsASetpointAndItsCeilingALimitOfDischarge() {
        var watts = FakeLine.answering(ACCEPTED);
        var calendar = new LoadSchedule(
                NOON, true, Duration.ofDays(7), List.of(new Period(0, 11_000), new Period(3600, -4600)));
        ocpp.perform(new ChargerCommand.SetSchedule(Slot.CALENDAR, calendar), memoryIn(LimitUnit.W), watts);
        assertThat(watts.only().toString())
                .contains("{\"startPeriod\":0,\"limit\":11000}")
                .contains("{\"startPeriod\":3600,\"operationMode\":\"CentralSetpoint\",\"setpoint\":-4600}");

        var amps = FakeLine.answering(ACCEPTED);
        var ceiling = new LoadSchedule(NOON, false, Duration.ofHours(1), List.of(new Period(0, 6900, 4600L)));
        ocpp.perform(new ChargerCommand.SetSchedule(Slot.CEILING, ceiling), memoryIn(LimitUnit.A), amps);
        assertThat(amps.only().toString())
                .contains(
                        "\"startPeriod\":0,\"limit\":10.0,\"operationMode\":\"ExternalLimits\",\"dischargeLimit\":-20.0");
    }

    @Test
    void amperesAreThoseOfTheSitesVoltage() {
        var line = FakeLine.answering(ACCEPTED);
        var schedule = new LoadSchedule(NOON, false, Duration.ofHours(1), List.of(new Period(0, 2400)));

        ocpp.perform(
                new ChargerCommand.SetSchedule(Slot.CEILING, schedule),
                new ChargerMemory(CHARGER, 1, 120, LimitUnit.A),
                line);

        assertThat(line.only().toString()).contains("\"limit\":20.0");
    }

    @Test
    void aCompositeScheduleThatGivesBackIsReadWithItsSign() {
        var line = FakeLine.answering(
                "{\"status\":\"Accepted\",\"schedule\":{\"evseId\":1,\"duration\":60,\"scheduleStart\":\"2027-03-01T12:00:00Z\","
                        + "\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"operationMode\":\"CentralSetpoint\",\"setpoint\":-20}]}}");

        var read = ocpp.perform(
                new ChargerCommand.ReadCompositeSchedule(Duration.ofMinutes(1)), memoryIn(LimitUnit.A), line);

        assertThat(((CommandOutcome.CompositeSchedule) read).periods()).containsExactly(new Period(0, -4600));
    }

    private static ChargerMemory memoryIn(LimitUnit unit) {
        return new ChargerMemory(CHARGER, 3, unit);
    }

    @Test
    void withoutRulesAProfileIsAsIn201() {
        var line = FakeLine.answering(ACCEPTED);
        var schedule = new LoadSchedule(NOON, true, Duration.ofDays(7), List.of(new Period(0, 11000)));

        ocpp.perform(new ChargerCommand.SetSchedule(Slot.CALENDAR, schedule), fresh(), line);

        assertThat(line.only().toString()).doesNotContain("randomizedDelay").doesNotContain("Offline");
    }

    @Test
    void aDynamicLimitIsPushedAndPulled() {
        var memory = fresh();
        var line = FakeLine.answering(ACCEPTED);

        ocpp.perform(new ProfileCommand.SetDynamicSchedule(110, 1, DynamicLimit.of(4200), 60, 600), memory, line);
        assertThat(line.only().toString())
                .contains("\"chargingProfileKind\":\"Dynamic\"")
                .contains("\"dynUpdateInterval\":60")
                .contains("\"duration\":600");
        assertThat(pull(memory)).isEqualTo("{\"status\":\"Accepted\",\"scheduleUpdate\":{\"limit\":4200}}");

        ocpp.perform(
                new ProfileCommand.UpdateDynamicSchedule(110, new DynamicLimit(6900L, -2000L, null)), memory, line);
        assertThat(line.asked().getLast())
                .hasToString("UpdateDynamicSchedule {\"chargingProfileId\":110,"
                        + "\"scheduleUpdate\":{\"limit\":6900,\"dischargeLimit\":-2000}}");
        assertThat(pull(memory))
                .isEqualTo("{\"status\":\"Accepted\",\"scheduleUpdate\":{\"limit\":6900,\"dischargeLimit\":-2000}}");
    }

    @Test
    void aLimitTheDeviceRefusedIsNotToldWhenItAsks() {
        var memory = fresh();

        ocpp.perform(
                new ProfileCommand.UpdateDynamicSchedule(110, DynamicLimit.of(4200)),
                memory,
                FakeLine.answering("{\"status\":\"Rejected\"}"));

        assertThat(pull(memory)).startsWith("{\"status\":\"Rejected\"");
    }

    @Test
    void askingForALimitIsKept() {
        var reply = receive("PullDynamicScheduleUpdate", Json.readObject("{\"chargingProfileId\":7}"));

        assertThat(reply.events()).containsExactly(new ProgrammeEvent.ScheduleAsked(CHARGER, NOON, 7));
    }

    @Test
    void priorityChargingIsAskedForAndTold() {
        var line = FakeLine.answering("{\"status\":\"NoProfile\"}");

        assertThat(ocpp.perform(new ProfileCommand.UsePriorityCharging("tx-1", true), fresh(), line))
                .isEqualTo(new CommandOutcome.Refused(NOON, "NoProfile"));
        assertThat(receive("NotifyPriorityCharging", Json.readObject("{\"transactionId\":\"tx-1\",\"activated\":true}"))
                        .events())
                .containsExactly(new ProgrammeEvent.PriorityCharging(CHARGER, NOON, "tx-1", true));
    }

    @Test
    void whatTheDeviceCanDoByItselfIsReadFromItsVariables() {
        var line = FakeLine.answering("""
                {"getVariableResult":[
                 {"attributeStatus":"Accepted","attributeValue":"true","component":{"name":"SmartChargingCtrlr"},
                  "variable":{"name":"SupportsFeature","instance":"RandomizedDelay"}},
                 {"attributeStatus":"UnknownVariable","component":{"name":"SmartChargingCtrlr"},
                  "variable":{"name":"SupportsFeature","instance":"DynamicProfiles"}},
                 {"attributeStatus":"Accepted","attributeValue":"PriorityCharging","component":
                  {"name":"SmartChargingCtrlr"},"variable":{"name":"SupportedAdditionalPurposes"}}]}""");

        assertThat(ocpp.perform(new ProfileCommand.ReadDeviceRules(), fresh(), line))
                .isEqualTo(new CommandOutcome.DeviceRulesKnown(NOON, true, true, false, true));
    }

    @Test
    void aVehicleIsToldThatThereIsNoProfileForIt() {
        var reply = receive("NotifyEVChargingNeeds", Json.readObject("""
                {"evseId":1,"chargingNeeds":{"requestedEnergyTransfer":"AC_three_phase","acChargingParameters":
                 {"energyAmount":12000.5,"evMinCurrent":6,"evMaxCurrent":16,"evMaxVoltage":400}}}"""));

        assertThat(reply.payload().getString("status")).isEqualTo("NoChargingProfile");
        assertThat(reply.events())
                .containsExactly(
                        new ProgrammeEvent.EvNeeds(CHARGER, NOON, 1, "AC_three_phase", null, 12000L, 11040L, null));
    }

    @Test
    void aCertificateNamesTheRequestItAnswers() {
        var memory = fresh();
        var line = FakeLine.answering(ACCEPTED);
        ocpp.receive(
                new Frame.Call(
                        "1",
                        "SignCertificate",
                        Json.readObject("{\"csr\":\"-----BEGIN CERTIFICATE REQUEST-----\",\"requestId\":12}")),
                memory,
                NOON);

        ocpp.perform(new CertificateCommand.InstallChargerCertificate(Purpose.CONNECTION, "pem"), memory, line);

        assertThat(line.only().payload().getInt("requestId")).isEqualTo(12);
    }

    @Test
    void aConnectionIsWrittenUnderTheNamesOfTheNetworkConfiguration() {
        var written = new ArrayList<String>();
        ocpp.perform(
                new SettingsCommand.SetNetworkSlot(
                        2,
                        new SettingsCommand.NetworkProfile(
                                "wss://csms.example/ocpp",
                                3,
                                30,
                                SettingsCommand.Bearer.WIRELESS_0,
                                "CP1",
                                "secret",
                                new SettingsCommand.Apn("internet", "u", "p", 1234, "12345", false, "AUTO"),
                                new SettingsCommand.Vpn("vpn.example", "u", "g", "p", "k", "IKEv2"))),
                fresh(),
                (action, payload) -> {
                    if (action.equals("GetVariables")) {
                        return new CallAnswer.Fault("NotSupported", "");
                    }
                    var results = Json.array();
                    for (var one : payload.getJsonArray("setVariableData").getValuesAs(JsonObject.class)) {
                        var component = one.getJsonObject("component");
                        assertThat(component.getString("name")).isEqualTo("NetworkConfiguration");
                        assertThat(component.getString("instance")).isEqualTo("2");
                        written.add(one.getJsonObject("variable").getString("name"));
                        results.add(Json.object()
                                .add("attributeStatus", "Accepted")
                                .add("component", component)
                                .add("variable", one.getJsonObject("variable")));
                    }
                    return new CallAnswer.Result(
                            Json.object().add("setVariableResult", results).build());
                });

        assertThat(written)
                .containsExactlyInAnyOrder(
                        "OcppCsmsUrl",
                        "OcppInterface",
                        "OcppTransport",
                        "MessageTimeout",
                        "SecurityProfile",
                        "Identity",
                        "BasicAuthPassword",
                        "ApnEnabled",
                        "Apn",
                        "ApnUserName",
                        "ApnPassword",
                        "SimPin",
                        "PreferredNetwork",
                        "UseOnlyPreferredNetwork",
                        "ApnAuthentication",
                        "VpnEnabled",
                        "VpnServer",
                        "VpnUser",
                        "VpnGroup",
                        "VpnPassword",
                        "VpnKey",
                        "VpnType");
    }

    private String pull(ChargerMemory memory) {
        return ocpp.receive(
                        new Frame.Call(
                                "1", "PullDynamicScheduleUpdate", Json.readObject("{\"chargingProfileId\":110}")),
                        memory,
                        NOON)
                .payload()
                .toString();
    }

    private static ChargerMemory fresh() {
        return new ChargerMemory(CHARGER, 3, LimitUnit.W);
    }
}
