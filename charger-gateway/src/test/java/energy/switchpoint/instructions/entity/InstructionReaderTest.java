package energy.switchpoint.instructions.entity;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.AuthorisationCommand;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.IdToken;
import energy.switchpoint.commands.entity.MaintenanceCommand;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionReaderTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    final InstructionReader reader = new InstructionReader(Set.of("com.example"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'START','connector':2,'idToken':'ABC'}",
                "{'type':'UNLOCK'}",
                "{'type':'RESET','immediately':true}",
                "{'type':'READ_METER'}",
                "{'type':'TRIGGER','message':'STATUS','connector':1}",
                "{'type':'CHANGE_AVAILABILITY','connector':0,'operative':false}",
                "{'type':'RESERVE','reservationId':7,'connector':1,'until':'2027-03-01T13:00:00Z','idToken':{'id':'A1'}}",
                "{'type':'CANCEL_RESERVATION','reservationId':7}",
                "{'type':'READ_LIST_VERSION'}",
                "{'type':'SEND_LIST','version':3,'whole':true,'entries':[{'idToken':{'id':'A1'},'standing':'ACCEPTED'}]}",
                "{'type':'CLEAR_CACHE'}",
                "{'type':'READ_SETTINGS','names':[{'name':'HeartbeatInterval'}]}",
                "{'type':'WRITE_SETTINGS','settings':[{'name':'HeartbeatInterval','value':'60'}]}",
                "{'type':'READ_INVENTORY'}",
                "{'type':'SET_MONITORS','monitors':[{'component':'Connector','name':'Temperature','watch':'ABOVE','value':70.5,'severity':3}]}",
                "{'type':'CLEAR_MONITORS','ids':[1,2]}",
                "{'type':'LIST_MONITORS'}",
                "{'type':'SET_MONITORING_BASE','base':'ALL'}",
                "{'type':'SET_MONITORING_LEVEL','severity':4}",
                "{'type':'UPDATE_FIRMWARE','url':'https://files.example/fw.bin','retries':3}",
                "{'type':'PUBLISH_FIRMWARE','url':'https://files.example/fw.bin','checksum':'d41d8cd98f00b204e9800998ecf8427e'}",
                "{'type':'UNPUBLISH_FIRMWARE','checksum':'d41d8cd98f00b204e9800998ecf8427e'}",
                "{'type':'UPLOAD_LOG','log':'DIAGNOSTICS','url':'sftp://logs.example/in'}",
                "{'type':'SET_DISPLAY_MESSAGE','id':1,'priority':'NORMAL_CYCLE','text':'Hello'}",
                "{'type':'LIST_DISPLAY_MESSAGES'}",
                "{'type':'CLEAR_DISPLAY_MESSAGE','id':1}",
                "{'type':'LIST_CERTIFICATES'}",
                "{'type':'INSTALL_ROOT','use':'VEHICLE_TO_GRID','pem':'-----BEGIN CERTIFICATE-----'}",
                "{'type':'READ_COMPOSITE_SCHEDULE','hours':12}",
                "{'type':'LIST_PROFILES'}",
                "{'type':'READ_TRANSACTION_STATUS','transactionId':'t1'}",
                "{'type':'UPDATE_COST','transactionId':'t1','total':3.42}",
                "{'type':'USE_PRIORITY_CHARGING','transactionId':'t1','active':true}",
                "{'type':'SEND_DATA','vendor':'com.example','data':'x'}",
                "{'type':'STOP','transactionId':'t1'}"
            })
    void everythingAnOperatorMayAskIsUnderstood(String body) {
        var reading = read(body);

        assertThat(reading).isInstanceOf(Reading.Understood.class);
        assertThat(((Reading.Understood) reading).instruction().type().name())
                .isEqualTo(json(body).getString("type"));
    }

    @ParameterizedTest
    @EnumSource(Instruction.Type.class)
    void noTypeIsReadWithAFieldItDoesNotHave(Instruction.Type type) {
        var reading = read("{'type':'" + type + "','rubbish':1}");

        assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void fieldsArriveWhereTheyBelong() {
        assertThat(
                        command(
                                "{'type':'READ_SETTINGS','names':[{'component':'EVSE','connector':1,'name':'Power','attribute':'HIGHEST'}]}"))
                .isEqualTo(new SettingsCommand.ReadSettings(List.of(new SettingName(
                        new SettingName.Component("EVSE", null, 1), "Power", null, SettingName.Attribute.HIGHEST))));
        assertThat(command("{'type':'UPDATE_FIRMWARE','url':'https://files.example/fw.bin'}"))
                .isEqualTo(new MaintenanceCommand.UpdateFirmware(
                        MaintenanceCommand.Address.of(URI.create("https://files.example/fw.bin")), NOON, null, null));
        assertThat(command("{'type':'CHANGE_AVAILABILITY','operative':true}"))
                .isEqualTo(new OperationCommand.ChangeAvailability(0, true));
        assertThat(command("{'type':'SEND_LIST','version':2,'whole':false,'entries':[{'idToken':{'id':'A1'}}]}"))
                .as("an entry without a standing is taken out")
                .isEqualTo(new AuthorisationCommand.SendList(
                        2, false, List.of(new AuthorisationCommand.Entry(IdToken.card("A1"), null))));
        assertThat(reader.read(json("{'type':'STOP'}"), Optional.of("t9"), NOON))
                .isEqualTo(new Reading.Understood(
                        new Instruction(Instruction.Type.STOP, new ChargerCommand.StopTransaction("t9"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'DANCE'}|type is one of",
                "{'type':7}|type is one of",
                "{'type':'CHANGE_AVAILABILITY'}|operative is missing",
                "{'type':'CHANGE_AVAILABILITY','operative':'yes'}|operative is true or false",
                "{'type':'UNLOCK','connector':1.5}|connector is a whole number",
                "{'type':'UNLOCK','connector':-1}|connector is a whole number",
                "{'type':'UNLOCK','connector':99999999999999999999}|connector is a whole number",
                "{'type':'TRIGGER','message':'SONG'}|message is one of",
                "{'type':'RESERVE','reservationId':1,'until':'tomorrow','idToken':{'id':'A'}}|until is a time like",
                "{'type':'RESERVE','reservationId':1,'until':'2027-03-01T11:00:00Z','idToken':{'id':'A'}}|until lies in the future",
                "{'type':'RESERVE','reservationId':1,'until':'2027-03-01T13:00:00Z','idToken':{'id':'A','x':1}}|there is no field idToken.x",
                "{'type':'READ_SETTINGS','names':[]}|names has at least one",
                "{'type':'READ_SETTINGS','names':'all'}|names is a list",
                "{'type':'WRITE_SETTINGS','settings':[{'name':'HeartbeatInterval'}]}|settings[].value is missing",
                "{'type':'UPDATE_FIRMWARE','url':'file:///etc/passwd'}|url is the address of a file",
                "{'type':'UPDATE_FIRMWARE','url':'https:///x'}|url is the address of a file",
                "{'type':'UPDATE_FIRMWARE','url':'https://a.example/x','signature':'x'}|come together",
                "{'type':'SET_MONITORING_LEVEL','severity':10}|severity is a whole number from 0 to 9",
                "{'type':'STOP'}|no session runs"
            })
    void whatIsWrongIsSaidInPlainWords(String body, String why) {
        assertThat(read(body))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class, r -> assertThat(r.why()).contains(why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHANGE_CREDENTIAL",
                "SET_NETWORK_SLOT",
                "SET_NETWORK_PROFILE",
                "SET_SCHEDULE",
                "CLEAR_SCHEDULE",
                "SET_CHARGING_PROFILE",
                "SET_DYNAMIC_SCHEDULE",
                "UPDATE_DYNAMIC_SCHEDULE",
                "ERASE_CUSTOMER_DATA",
                "CUSTOMER_DATA",
                "DELETE_CERTIFICATE",
                "INSTALL_CHARGER_CERTIFICATE"
            })
    void whatWouldBreakThePlatformsPromisesIsNotAllowed(String type) {
        assertThat(read("{'type':'" + type + "'}")).isInstanceOf(Reading.NotAllowed.class);
    }

    @ParameterizedTest
    @CsvSource({
        ",AuthorizationKey",
        ",authorizationkey",
        ",SecurityProfile",
        ",Authorization-Key",
        ",CentralSystemURL",
        ",BackendUrl",
        ",SmartChargingEnabled",
        "SecurityCtrlr,BasicAuthPassword",
        "SecurityCtrlr,SecurityProfile",
        "securityctrlr,Identity",
        "OCPPCommCtrlr,NetworkConfigurationPriority",
        "NetworkConfiguration,OcppCsmsUrl",
        "SmartChargingCtrlr,Enabled",
        "VendorPart,CsmsAddress"
    })
    void noSettingUnderminesCredentialsNetworkOrProgrammes(String component, String name) {
        var part = component == null ? "" : "'component':'" + component + "',";

        assertThat(read("{'type':'WRITE_SETTINGS','settings':[{'name':'HeartbeatInterval','value':'1'},{" + part
                        + "'name':'" + name + "','value':'x'}]}"))
                .isInstanceOfSatisfying(
                        Reading.NotAllowed.class, r -> assertThat(r.why()).contains(name));
        assertThat(read("{'type':'READ_SETTINGS','names':[{" + part + "'name':'" + name + "'}]}"))
                .as("reading is another matter")
                .isInstanceOf(Reading.Understood.class);
    }

    @Test
    void aVendorsMessagesNeedThePlatformsLeave() {
        assertThat(read("{'type':'SEND_DATA','vendor':'org.other','data':'x'}")).isInstanceOf(Reading.NotAllowed.class);
    }

    @Test
    void ourOwnRootsAreNotTheOperatorsToInstall() {
        assertThat(read("{'type':'INSTALL_ROOT','use':'CENTRAL_SYSTEM','pem':'x'}"))
                .isInstanceOf(Reading.NotAllowed.class);
    }

    private ChargerCommand command(String body) {
        return ((Reading.Understood) read(body)).instruction().command();
    }

    private Reading read(String body) {
        return reader.read(json(body), Optional.empty(), NOON);
    }

    private static JsonObject json(String body) {
        try (var parser = Json.createReader(new StringReader(body.replace('\'', '"')))) {
            return parser.readObject();
        }
    }
}
