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

/** OCPP 2.0.1 edition 2, with the names of its device model. */
final class Protocol201 implements Protocol {

    static final String PASSWORD = "SecurityCtrlr.BasicAuthPassword";
    static final String HEARTBEAT = "OCPPCommCtrlr.HeartbeatInterval";
    static final String SAMPLE = "SampledDataCtrlr.TxUpdatedInterval";
    static final String AUTHORIZE_REMOTE = "AuthCtrlr.AuthorizeRemoteStart";

    static final String ORGANISATION = "SecurityCtrlr.OrganizationName";
    static final String SIGNING_WAIT = "SecurityCtrlr.CertSigningWaitMinimum";
    static final String SIGNING_REPEATS = "SecurityCtrlr.CertSigningRepeatTimes";
    static final String SECURITY_PROFILE = "SecurityCtrlr.SecurityProfile";
    static final String CONNECTION_ATTEMPTS = "OCPPCommCtrlr.NetworkProfileConnectionAttempts";
    static final String PRIORITY = "OCPPCommCtrlr.NetworkConfigurationPriority";
    static final String ACTIVE_SLOT = "OCPPCommCtrlr.ActiveNetworkProfile";
    static final String LOCAL_LIST = "LocalAuthListCtrlr.Enabled";
    static final String LOCAL_BEFORE_ASKING = "AuthCtrlr.LocalPreAuthorize";
    static final String LOCAL_WHEN_OFFLINE = "AuthCtrlr.LocalAuthorizeOffline";

    static final String MONITORING_LEVEL = "MonitoringCtrlr.ActiveMonitoringLevel";
    static final String POWER = "ElectricalFeed.Power";
    static final String ENERGY = "ElectricalFeed.Energy";
    static final String AVAILABILITY = "Connector.AvailabilityState";
    static final String PROBLEM = "ChargingStation.Problem";

    /** Answered from the charger's clock. */
    static final String CLOCK = "ClockCtrlr.DateTime";

    @Override
    public List<Variable> variables(ChargerSettings settings) {
        return List.of(
                write(HEARTBEAT, "300", Kind.INTEGER),
                write(PRIORITY, "1", Kind.TEXT),
                write(CONNECTION_ATTEMPTS, "3", Kind.INTEGER),
                read(ACTIVE_SLOT, "1", Kind.INTEGER),
                write("OCPPCommCtrlr.OfflineThreshold", "60", Kind.INTEGER),
                write("OCPPCommCtrlr.RetryBackOffWaitMinimum", "1", Kind.INTEGER),
                write("OCPPCommCtrlr.RetryBackOffRandomRange", "1", Kind.INTEGER),
                write("OCPPCommCtrlr.RetryBackOffRepeatTimes", "4", Kind.INTEGER),
                write("OCPPCommCtrlr.WebSocketPingInterval", "30", Kind.INTEGER),
                write("OCPPCommCtrlr.ResetRetries", "1", Kind.INTEGER),
                write("OCPPCommCtrlr.UnlockOnEVSideDisconnect", "true", Kind.BOOLEAN),
                read("OCPPCommCtrlr.FileTransferProtocols", "HTTPS", Kind.TEXT),
                new Variable(PASSWORD, "", Access.WRITE_ONLY, Kind.TEXT),
                read("SecurityCtrlr.Identity", settings.identity(), Kind.TEXT),
                read(SECURITY_PROFILE, "1", Kind.INTEGER),
                write(ORGANISATION, "", Kind.TEXT),
                write(SIGNING_WAIT, "60", Kind.INTEGER),
                write(SIGNING_REPEATS, "3", Kind.INTEGER),
                read("SecurityCtrlr.CertificateEntries", text(Vault.MOST_ROOTS), Kind.INTEGER),
                write(SAMPLE, "15", Kind.INTEGER),
                write(
                        "SampledDataCtrlr.TxUpdatedMeasurands",
                        "Energy.Active.Import.Register,Power.Active.Import",
                        Kind.TEXT),
                read("TxCtrlr.TxStartPoint", "EVConnected", Kind.TEXT),
                read("TxCtrlr.TxStopPoint", "EVConnected", Kind.TEXT),
                write("TxCtrlr.StopTxOnInvalidId", "false", Kind.BOOLEAN),
                write("TxCtrlr.StopTxOnEVSideDisconnect", "true", Kind.BOOLEAN),
                write(AUTHORIZE_REMOTE, "false", Kind.BOOLEAN),
                write(LOCAL_WHEN_OFFLINE, "true", Kind.BOOLEAN),
                write(LOCAL_BEFORE_ASKING, "false", Kind.BOOLEAN),
                write(LOCAL_LIST, "true", Kind.BOOLEAN),
                read("LocalAuthListCtrlr.ItemsPerMessage", "100", Kind.INTEGER),
                read("SmartChargingCtrlr.Enabled", "true", Kind.BOOLEAN),
                read("SmartChargingCtrlr.ProfileStackLevel", text(ProfileShelf.HIGHEST_STACK_LEVEL), Kind.INTEGER),
                read("SmartChargingCtrlr.PeriodsPerSchedule", text(ProfileShelf.MOST_PERIODS), Kind.INTEGER),
                read("SmartChargingCtrlr.Entries", text(ProfileShelf.MOST_PROFILES), Kind.INTEGER),
                read("SmartChargingCtrlr.RateUnit", "W,A", Kind.TEXT),
                read(CLOCK, "", Kind.TEXT),
                read("MonitoringCtrlr.Enabled", "true", Kind.BOOLEAN),
                read(MONITORING_LEVEL, "9", Kind.INTEGER),
                read("DisplayMessageCtrlr.SupportedFormats", "ASCII,UTF8,URI", Kind.TEXT),
                read("DisplayMessageCtrlr.SupportedPriorities", "AlwaysFront,InFront,NormalCycle", Kind.TEXT),
                read("ReservationCtrlr.Enabled", "true", Kind.BOOLEAN),
                read(POWER, "0", Kind.INTEGER),
                read(ENERGY, "0", Kind.INTEGER),
                read(AVAILABILITY, "Available", Kind.TEXT),
                read(PROBLEM, "false", Kind.BOOLEAN),
                read("ChargingStation.Model", settings.model(), Kind.TEXT),
                read("ChargingStation.VendorName", settings.vendor(), Kind.TEXT),
                read("ChargingStation.SerialNumber", settings.serial(), Kind.TEXT),
                read("ChargingStation.SupplyPhases", text(settings.phases()), Kind.INTEGER),
                read("EVSE.Power", text(settings.ratingW()), Kind.INTEGER));
    }

    private static String text(int number) {
        return Integer.toString(number);
    }

    private static Variable write(String name, String initial, Kind kind) {
        return new Variable(name, initial, Access.READ_WRITE, kind);
    }

    private static Variable read(String name, String initial, Kind kind) {
        return new Variable(name, initial, Access.READ_ONLY, kind);
    }

    @Override
    public Voice voice(ChargerSettings settings) {
        return new Voice201(settings);
    }

    @Override
    public Map<String, Handler> handlers(Firmware firmware) {
        var handlers = new HashMap<String, Handler>();
        handlers.putAll(new Configuration201(firmware).handlers());
        handlers.putAll(new SmartCharging201(firmware).handlers());
        handlers.putAll(new Cards201(firmware).handlers());
        handlers.putAll(new Operation201(firmware).handlers());
        handlers.putAll(new Certificates201(firmware).handlers());
        handlers.putAll(new NetworkSlots201(firmware).handlers());
        handlers.putAll(new Reservations201(firmware).handlers());
        handlers.putAll(new Maintenance201(firmware).handlers());
        handlers.putAll(new Display201(firmware).handlers());
        handlers.putAll(new Monitoring201(firmware).handlers());
        return handlers;
    }

    @Override
    public void bind(Firmware firmware) {
        firmware.variables().tells(CLOCK, () -> firmware.clock().now().toString());
        new NetworkSlots201(firmware).bind();
        new Monitoring201(firmware).bind();
        bindMeasurements(firmware);
    }

    private static void bindMeasurements(Firmware firmware) {
        var variables = firmware.variables();
        variables.tells(POWER, () -> Long.toString(firmware.charging().reading().powerW()));
        variables.tells(
                ENERGY, () -> Long.toString(firmware.charging().reading().energyWh()));
        variables.tells(
                AVAILABILITY,
                () -> new Voice201(firmware.settings())
                        .statusWord(firmware.charging().state()));
    }
}
