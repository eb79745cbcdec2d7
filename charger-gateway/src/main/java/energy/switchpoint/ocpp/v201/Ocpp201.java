package energy.switchpoint.ocpp.v201;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.ocpp.entity.CallRefused;
import energy.switchpoint.ocpp.entity.ChargerDialect;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Frame;
import energy.switchpoint.ocpp.entity.OcppVersion;
import energy.switchpoint.ocpp.entity.Payload;
import energy.switchpoint.ocpp.entity.RpcFault;
import energy.switchpoint.ocpp.entity.TransactionBook;
import energy.switchpoint.ocpp.schema.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** OCPP 2.0.1 (edition 3 and its errata): all 64 messages; see {@code docs/ocpp.md}. Later 2.x versions build on it. */
public final class Ocpp201 implements ChargerDialect {

    private final OcppVersion version;
    private final Schema schema;
    private final Map<String, Message> messages;
    private final Commands201 commands;

    public Ocpp201(TransactionBook book, Duration heartbeat, Clock clock) {
        this(new Edition.First(Schema.of("v201")), book, heartbeat, clock);
    }

    /** The messages of 2.0.1 in a later version's form. */
    public Ocpp201(Edition edition, TransactionBook book, Duration heartbeat, Clock clock) {
        version = edition.version();
        schema = edition.schema();
        commands = new Commands201(edition, book, clock);
        var m = new Messages201(heartbeat);
        var device = new DeviceMessages201();
        var programme = new ProgrammeMessages201(edition.noProgrammeForVehicle());
        var certificate = new CertificateMessages201();
        messages = Map.ofEntries(
                Map.entry("BootNotification", m::bootNotification),
                Map.entry("Heartbeat", m::heartbeat),
                Map.entry("StatusNotification", m::statusNotification),
                Map.entry("Authorize", m::authorize),
                Map.entry("TransactionEvent", m::transactionEvent),
                Map.entry("MeterValues", m::meterValues),
                Map.entry("DataTransfer", m::dataTransfer),
                Map.entry("SecurityEventNotification", m::securityEventNotification),
                Map.entry("NotifyEvent", device::notifyEvent),
                Map.entry("NotifyReport", device::notifyReport),
                Map.entry("NotifyMonitoringReport", device::notifyMonitoringReport),
                Map.entry("FirmwareStatusNotification", device::firmwareStatus),
                Map.entry("PublishFirmwareStatusNotification", device::firmwarePublished),
                Map.entry("LogStatusNotification", device::logStatus),
                Map.entry("NotifyCustomerInformation", device::customerInformation),
                Map.entry("NotifyDisplayMessages", device::displayMessages),
                Map.entry("ReservationStatusUpdate", device::reservationStatus),
                Map.entry("NotifyChargingLimit", programme::chargingLimit),
                Map.entry("ClearedChargingLimit", programme::chargingLimitCleared),
                Map.entry("ReportChargingProfiles", programme::profilesReported),
                Map.entry("NotifyEVChargingNeeds", programme::vehicleNeeds),
                Map.entry("NotifyEVChargingSchedule", programme::vehicleSchedule),
                Map.entry("SignCertificate", certificate::signCertificate),
                Map.entry("Get15118EVCertificate", certificate::vehicleCertificate),
                Map.entry("GetCertificateStatus", certificate::certificateStatus));
    }

    @Override
    public OcppVersion version() {
        return version;
    }

    @Override
    public Reply receive(Frame.Call call, ChargerMemory memory, Instant now) {
        var message = messages.get(call.action());
        if (message == null) {
            throw unknown(call.action());
        }
        check(call, memory);
        return message.read(new Payload(call.payload()), memory, now);
    }

    /**
     * Whether it is the time for this call, and what the version's table says of its form.
     *
     * @throws CallRefused when it is not so
     */
    public void check(Frame.Call call, ChargerMemory memory) {
        AskedFor.check(call.action(), memory);
        var form = schema.request(call.action());
        var refusal = form == null ? null : form.check(call.payload());
        if (refusal != null) {
            throw new CallRefused(refusal.fault(), refusal.description());
        }
    }

    /** A call that exists but is not for us is "not supported"; one that does not exist, "not implemented" (part 4 §4.3). */
    private CallRefused unknown(String action) {
        return schema.request(action) == null
                ? new CallRefused(RpcFault.NOT_IMPLEMENTED, "OCPP " + version.number() + " has no such message")
                : new CallRefused(RpcFault.NOT_SUPPORTED, "Not a message that we take from a charging station");
    }

    @Override
    public CommandOutcome perform(ChargerCommand command, ChargerMemory memory, ChargerLine line) {
        return commands.perform(command, memory, line);
    }

    @FunctionalInterface
    private interface Message {
        Reply read(Payload in, ChargerMemory memory, Instant now);
    }
}
