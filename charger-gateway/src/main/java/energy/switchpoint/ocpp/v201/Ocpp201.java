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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** OCPP 2.0.1 (edition 3 and its errata). */
public final class Ocpp201 implements ChargerDialect {

    private final Map<String, Message> messages;
    private final Commands201 commands;

    public Ocpp201(TransactionBook book, Duration heartbeat, Clock clock) {
        var m = new Messages201(book, heartbeat);
        messages = Map.ofEntries(
                Map.entry("BootNotification", m::bootNotification),
                Map.entry("Heartbeat", m::heartbeat),
                Map.entry("StatusNotification", m::statusNotification),
                Map.entry("Authorize", m::authorize),
                Map.entry("TransactionEvent", m::transactionEvent),
                Map.entry("MeterValues", m::meterValues),
                Map.entry("DataTransfer", m::dataTransfer),
                Map.entry("SecurityEventNotification", m::securityEventNotification),
                Map.entry("NotifyEvent", m::notifyEvent),
                Map.entry("NotifyReport", m::noted),
                Map.entry("NotifyMonitoringReport", m::noted),
                Map.entry("FirmwareStatusNotification", m::noted),
                Map.entry("LogStatusNotification", m::noted),
                Map.entry("ReportChargingProfiles", m::noted),
                Map.entry("NotifyCustomerInformation", m::noted),
                Map.entry("NotifyChargingLimit", m::noted),
                Map.entry("ClearedChargingLimit", m::noted),
                Map.entry("NotifyDisplayMessages", m::noted),
                Map.entry("ReservationStatusUpdate", m::noted),
                Map.entry("NotifyEVChargingNeeds", m::rejected),
                Map.entry("NotifyEVChargingSchedule", m::rejected),
                Map.entry("SignCertificate", m::rejected));
        commands = new Commands201(book, clock);
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V201;
    }

    @Override
    public Reply receive(Frame.Call call, ChargerMemory memory, Instant now) {
        var message = messages.get(call.action());
        if (message == null) {
            throw new CallRefused(RpcFault.NOT_IMPLEMENTED, "OCPP 2.0.1 has no such message from a charging station");
        }
        return message.read(new Payload(call.payload()), memory, now);
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
