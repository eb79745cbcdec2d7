package energy.switchpoint.simulator.load.entity;

import java.util.EnumMap;
import java.util.Map;

/**
 * Writes the messages of OCPP 1.6 chargers. MeterValues carries four sampled values with every optional field, about 640 bytes,
 * as talkative chargers send it.
 */
public final class Messages {

    /** No message is longer, in bytes. */
    public static final int LONGEST = 1024;

    private static final String SAMPLES = """
            "meterValue":[{"timestamp":"%time%","sampledValue":[\
            {"value":"%meter%","context":"Sample.Periodic","format":"Raw","measurand":"Energy.Active.Import.Register","location":"Outlet","unit":"Wh"},\
            {"value":"%power%","context":"Sample.Periodic","format":"Raw","measurand":"Power.Active.Import","location":"Outlet","unit":"W"},\
            {"value":"%current%.1","context":"Sample.Periodic","format":"Raw","measurand":"Current.Import","phase":"L1","location":"Outlet","unit":"A"},\
            {"value":"%voltage%.4","context":"Sample.Periodic","format":"Raw","measurand":"Voltage","phase":"L1","location":"Outlet","unit":"V"}]}]""";

    private static final Map<Call, Template> TEMPLATES = new EnumMap<>(Map.of(
            Call.BOOT,
            call(Call.BOOT, """
                    {"chargePointVendor":"Bench","chargePointModel":"Bench-1","chargePointSerialNumber":"SN%serial%","firmwareVersion":"1.0.0"}"""),
            Call.HEARTBEAT,
            call(Call.HEARTBEAT, "{}"),
            Call.METER_VALUES,
            call(Call.METER_VALUES, "{\"connectorId\":1," + SAMPLES + "}"),
            Call.STATUS,
            call(Call.STATUS, """
                    {"connectorId":1,"errorCode":"NoError","status":"%status%","timestamp":"%time%"}"""),
            Call.START,
            call(Call.START, """
                    {"connectorId":1,"idTag":"TAG%tag%","meterStart":%meter%,"timestamp":"%time%"}"""),
            Call.STOP,
            call(Call.STOP, """
                    {"idTag":"TAG%tag%","meterStop":%meter%,"timestamp":"%time%","transactionId":%transaction%,"reason":"Local"}""")));

    private static final Template CHARGING =
            call(Call.METER_VALUES, "{\"connectorId\":1,\"transactionId\":%transaction%," + SAMPLES + "}");

    private static final byte[] AVAILABLE = {'A', 'v', 'a', 'i', 'l', 'a', 'b', 'l', 'e'};
    private static final byte[] PREPARING = {'P', 'r', 'e', 'p', 'a', 'r', 'i', 'n', 'g'};

    private Messages() {}

    private static Template call(Call call, String payload) {
        return Template.of("[2,\"%id%\",\"" + call.action() + "\"," + payload + "]");
    }

    /** Writes the message into {@code target} from {@code at} on and answers its length. */
    public static int write(Call call, ChargerState charger, byte[] time, byte[] target, int at) {
        var template =
                call == Call.METER_VALUES && charger.isCharging() ? CHARGING : TEMPLATES.getOrDefault(call, CHARGING);
        template.copyTo(target, at);
        template.fill(target, at, Slot.ID, charger.messageId());
        template.fill(target, at, Slot.TIME, time);
        template.fill(target, at, Slot.METER, charger.meterWh());
        template.fill(target, at, Slot.TRANSACTION, charger.transaction());
        template.fill(target, at, Slot.TAG, charger.tag());
        template.fill(target, at, Slot.SERIAL, charger.number());
        template.fill(target, at, Slot.STATUS, charger.sent() % 2 == 0 ? AVAILABLE : PREPARING);
        int amps = 15 + (int) (charger.meterWh() % 2);
        int volts = 229 + (int) (charger.meterWh() % 4);
        template.fill(target, at, Slot.CURRENT, amps);
        template.fill(target, at, Slot.VOLTAGE, volts);
        template.fill(target, at, Slot.POWER, (long) amps * volts);
        return template.length();
    }
}
