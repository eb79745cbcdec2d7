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

/** OCPP 2.0.1 edition 2, with the names of its device model. */
final class Protocol201 implements Protocol {

    static final String PASSWORD = "SecurityCtrlr.BasicAuthPassword";
    static final String HEARTBEAT = "OCPPCommCtrlr.HeartbeatInterval";
    static final String SAMPLE = "SampledDataCtrlr.TxUpdatedInterval";
    static final String AUTHORIZE_REMOTE = "AuthCtrlr.AuthorizeRemoteStart";

    /** Answered from the charger's clock. */
    static final String CLOCK = "ClockCtrlr.DateTime";

    @Override
    public List<Variable> variables(ChargerSettings settings) {
        return List.of(
                write(HEARTBEAT, "300", Kind.INTEGER),
                write("OCPPCommCtrlr.NetworkConfigurationPriority", "1", Kind.TEXT),
                write("OCPPCommCtrlr.NetworkProfileConnectionAttempts", "3", Kind.INTEGER),
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
                read("SecurityCtrlr.SecurityProfile", "1", Kind.INTEGER),
                write("SecurityCtrlr.OrganizationName", "", Kind.TEXT),
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
                write("AuthCtrlr.LocalAuthorizeOffline", "true", Kind.BOOLEAN),
                write("LocalAuthListCtrlr.Enabled", "true", Kind.BOOLEAN),
                read("LocalAuthListCtrlr.ItemsPerMessage", "100", Kind.INTEGER),
                read("SmartChargingCtrlr.Enabled", "true", Kind.BOOLEAN),
                read("SmartChargingCtrlr.ProfileStackLevel", text(ProfileShelf.HIGHEST_STACK_LEVEL), Kind.INTEGER),
                read("SmartChargingCtrlr.PeriodsPerSchedule", text(ProfileShelf.MOST_PERIODS), Kind.INTEGER),
                read("SmartChargingCtrlr.Entries", text(ProfileShelf.MOST_PROFILES), Kind.INTEGER),
                read("SmartChargingCtrlr.RateUnit", "W,A", Kind.TEXT),
                read(CLOCK, "", Kind.TEXT),
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
        return handlers;
    }
}
