package energy.switchpoint.simulator.charger.boundary;

import energy.switchpoint.simulator.charger.control.Firmware;
import energy.switchpoint.simulator.charger.control.Protocol;
import energy.switchpoint.simulator.charger.control.Voice;
import energy.switchpoint.simulator.charger.entity.ChargerSettings;
import energy.switchpoint.simulator.charger.entity.Variables.Access;
import energy.switchpoint.simulator.charger.entity.Variables.Kind;
import energy.switchpoint.simulator.charger.entity.Variables.Variable;
import energy.switchpoint.simulator.charging.control.ProfileShelf;
import energy.switchpoint.simulator.keys.entity.Vault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** OCPP 1.6 edition 2, JSON, with the keys of the security whitepaper. */
final class Protocol16 implements Protocol {

    static final String PASSWORD = "AuthorizationKey";
    static final String HEARTBEAT = "HeartbeatInterval";
    static final String SAMPLE = "MeterValueSampleInterval";
    static final String AUTHORIZE_REMOTE = "AuthorizeRemoteTxRequests";
    static final String ORGANISATION = "CpoName";
    static final String SIGNING_WAIT = "CertSigningWaitMinimum";
    static final String SIGNING_REPEATS = "CertSigningRepeatTimes";
    static final String SECURITY_PROFILE = "SecurityProfile";
    static final String LOCAL_LIST = "LocalAuthListEnabled";
    static final String LOCAL_BEFORE_ASKING = "LocalPreAuthorize";
    static final String LOCAL_WHEN_OFFLINE = "LocalAuthorizeOffline";

    /** Named as in 2.0.1; 1.6 has no name for it. */
    static final String CONNECTION_ATTEMPTS = "NetworkProfileConnectionAttempts";

    @Override
    public List<Variable> variables(ChargerSettings settings) {
        return List.of(
                write(HEARTBEAT, "300", Kind.INTEGER),
                write(SAMPLE, "15", Kind.INTEGER),
                write("ClockAlignedDataInterval", "0", Kind.INTEGER),
                write("ConnectionTimeOut", "60", Kind.INTEGER),
                write("WebSocketPingInterval", "30", Kind.INTEGER),
                write(AUTHORIZE_REMOTE, "false", Kind.BOOLEAN),
                write(LOCAL_BEFORE_ASKING, "false", Kind.BOOLEAN),
                write(LOCAL_WHEN_OFFLINE, "true", Kind.BOOLEAN),
                write(LOCAL_LIST, "true", Kind.BOOLEAN),
                write("StopTransactionOnEVSideDisconnect", "true", Kind.BOOLEAN),
                write("StopTransactionOnInvalidId", "false", Kind.BOOLEAN),
                write("UnlockConnectorOnEVSideDisconnect", "true", Kind.BOOLEAN),
                write("MeterValuesSampledData", "Energy.Active.Import.Register,Power.Active.Import", Kind.TEXT),
                write(ORGANISATION, "", Kind.TEXT),
                write(SIGNING_WAIT, "60", Kind.INTEGER),
                write(SIGNING_REPEATS, "3", Kind.INTEGER),
                write(CONNECTION_ATTEMPTS, "3", Kind.INTEGER),
                write(SECURITY_PROFILE, "1", Kind.INTEGER),
                read("AdditionalRootCertificateCheck", "false", Kind.BOOLEAN),
                read("CertificateStoreMaxLength", Integer.toString(Vault.MOST_ROOTS), Kind.INTEGER),
                new Variable(PASSWORD, "", Access.WRITE_ONLY, Kind.TEXT),
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
                        "Core,FirmwareManagement,LocalAuthListManagement,Reservation,SmartCharging,RemoteTrigger",
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
        handlers.putAll(new Certificates16(firmware).handlers());
        handlers.putAll(new Reservations16(firmware).handlers());
        handlers.putAll(new Maintenance16(firmware).handlers());
        return handlers;
    }

    @Override
    public void bind(Firmware firmware) {
        firmware.variables()
                .tells(
                        SECURITY_PROFILE,
                        () -> Integer.toString(firmware.ways().current().profile()));
    }
}
