package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol;
import energy.switchpoint.simulator.charger.control.Voice;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Variables.Access;
import energy.switchpoint.simulator.charger.entity.Variables.Kind;
import energy.switchpoint.simulator.charger.entity.Variables.Variable;
import energy.switchpoint.simulator.charging.control.ProfileShelf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** OCPP 1.6 edition 2, JSON, with the keys of the security whitepaper. */
final class Protocol16 implements Protocol {

    static final String PASSWORD = "AuthorizationKey";
    static final String HEARTBEAT = "HeartbeatInterval";
    static final String SAMPLE = "MeterValueSampleInterval";
    static final String AUTHORIZE_REMOTE = "AuthorizeRemoteTxRequests";

    @Override
    public List<Variable> variables(ChargerSettings settings) {
        return List.of(
                write(HEARTBEAT, "300", Kind.INTEGER),
                write(SAMPLE, "15", Kind.INTEGER),
                write("ClockAlignedDataInterval", "0", Kind.INTEGER),
                write("ConnectionTimeOut", "60", Kind.INTEGER),
                write("WebSocketPingInterval", "30", Kind.INTEGER),
                write(AUTHORIZE_REMOTE, "false", Kind.BOOLEAN),
                write("LocalPreAuthorize", "false", Kind.BOOLEAN),
                write("LocalAuthorizeOffline", "true", Kind.BOOLEAN),
                write("LocalAuthListEnabled", "true", Kind.BOOLEAN),
                write("StopTransactionOnEVSideDisconnect", "true", Kind.BOOLEAN),
                write("StopTransactionOnInvalidId", "false", Kind.BOOLEAN),
                write("UnlockConnectorOnEVSideDisconnect", "true", Kind.BOOLEAN),
                write("MeterValuesSampledData", "Energy.Active.Import.Register,Power.Active.Import", Kind.TEXT),
                write("CpoName", "", Kind.TEXT),
                new Variable(PASSWORD, "", Access.WRITE_ONLY, Kind.TEXT),
                read("SecurityProfile", "1", Kind.INTEGER),
                read("NumberOfConnectors", "1", Kind.INTEGER),
                read("GetConfigurationMaxKeys", "50", Kind.INTEGER),
                read("LocalAuthListMaxLength", "100", Kind.INTEGER),
                read("SendLocalListMaxLength", "100", Kind.INTEGER),
                read("ChargeProfileMaxStackLevel", Integer.toString(ProfileShelf.HIGHEST_STACK_LEVEL), Kind.INTEGER),
                read("ChargingScheduleAllowedChargingRateUnit", "Current,Power", Kind.TEXT),
                read("ChargingScheduleMaxPeriods", Integer.toString(ProfileShelf.MOST_PERIODS), Kind.INTEGER),
                read("MaxChargingProfilesInstalled", Integer.toString(ProfileShelf.MOST_PROFILES), Kind.INTEGER),
                read(
                        "SupportedFeatureProfiles",
                        "Core,LocalAuthListManagement,SmartCharging,RemoteTrigger",
                        Kind.TEXT));
    }

    private static Variable write(String name, String initial, Kind kind) {
        return new Variable(name, initial, Access.READ_WRITE, kind);
    }

    private static Variable read(String name, String initial, Kind kind) {
        return new Variable(name, initial, Access.READ_ONLY, kind);
    }

    @Override
    public Voice voice(ChargerSettings settings) {
        return new Voice16(settings);
    }

    @Override
    public Map<String, Handler> handlers(Firmware firmware) {
        var handlers = new HashMap<String, Handler>();
        handlers.putAll(new Configuration16(firmware).handlers());
        handlers.putAll(new SmartCharging16(firmware).handlers());
        handlers.putAll(new Cards16(firmware).handlers());
        handlers.putAll(new Operation16(firmware).handlers());
        return handlers;
    }
}
