package energy.switchpoint.ocpp.v16;

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
import energy.switchpoint.ocpp.schema.CheckedLine;
import energy.switchpoint.ocpp.schema.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** OCPP 1.6 (edition 2, with the security extension's messages). */
public final class Ocpp16 implements ChargerDialect {

    private static final Schema SCHEMA = Schema.of("v16");

    private final Map<String, Message> messages;
    private final Commands16 commands;

    public Ocpp16(TransactionBook book, Duration heartbeat, Clock clock) {
        var m = new Messages16(book, heartbeat);
        var device = new DeviceMessages16();
        messages = Map.ofEntries(
                Map.entry("BootNotification", m::bootNotification),
                Map.entry("Heartbeat", m::heartbeat),
                Map.entry("StatusNotification", m::statusNotification),
                Map.entry("Authorize", m::authorize),
                Map.entry("StartTransaction", m::startTransaction),
                Map.entry("StopTransaction", m::stopTransaction),
                Map.entry("MeterValues", m::meterValues),
                Map.entry("DataTransfer", device::dataTransfer),
                Map.entry("SecurityEventNotification", device::securityEvent),
                Map.entry("FirmwareStatusNotification", device::firmwareStatus),
                Map.entry("SignedFirmwareStatusNotification", device::firmwareStatus),
                Map.entry("DiagnosticsStatusNotification", device::diagnosticsStatus),
                Map.entry("LogStatusNotification", device::logStatus),
                Map.entry("SignCertificate", device::signCertificate));
        commands = new Commands16(book, clock);
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V16;
    }

    @Override
    public Reply receive(Frame.Call call, ChargerMemory memory, Instant now) {
        var message = messages.get(call.action());
        var wanted = SCHEMA.request(call.action());
        if (message == null || wanted == null) {
            throw wanted == null
                    ? new CallRefused(RpcFault.NOT_IMPLEMENTED, "OCPP 1.6 has no such message")
                    : new CallRefused(
                            RpcFault.NOT_SUPPORTED, "This message goes from the central system to the charger");
        }
        var refusal = wanted.check(call.payload());
        if (refusal != null) {
            throw new CallRefused(refusal.fault(), refusal.description());
        }
        return message.read(new Payload(call.payload()), memory, now);
    }

    @Override
    public CommandOutcome perform(ChargerCommand command, ChargerMemory memory, ChargerLine line) {
        return commands.perform(command, memory, new CheckedLine(SCHEMA, line));
    }

    @FunctionalInterface
    private interface Message {
        Reply read(Payload in, ChargerMemory memory, Instant now);
    }
}
