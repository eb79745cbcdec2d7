package energy.switchpoint.ocpp.v21;

import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.DeviceEvent;
import energy.switchpoint.commands.entity.ProfileCommand;
import energy.switchpoint.commands.entity.ProgrammeEvent;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.ocpp.entity.ChargerDialect;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Frame;
import energy.switchpoint.ocpp.entity.Json;
import energy.switchpoint.ocpp.entity.OcppVersion;
import energy.switchpoint.ocpp.entity.Outcomes;
import energy.switchpoint.ocpp.entity.Payload;
import energy.switchpoint.ocpp.entity.TransactionBook;
import energy.switchpoint.ocpp.schema.CheckedLine;
import energy.switchpoint.ocpp.schema.Schema;
import energy.switchpoint.ocpp.v201.Ocpp201;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** OCPP 2.1 (edition 1). What it shares with 2.0.1 is done there, by 2.1's own table. */
public final class Ocpp21 implements ChargerDialect {

    private final Schema schema = Schema.of("v21");
    private final Ocpp201 shared;
    private final Programmes21 programmes;
    private final Clock clock;

    public Ocpp21(TransactionBook book, Duration heartbeat, Clock clock) {
        this.clock = clock;
        shared = new Ocpp201(new Edition21(schema), book, heartbeat, clock);
        programmes = new Programmes21(new Outcomes(clock), clock);
    }

    @Override
    public OcppVersion version() {
        return OcppVersion.V21;
    }

    @Override
    public Reply receive(Frame.Call call, ChargerMemory memory, Instant now) {
        return switch (call.action()) {
            case "SignCertificate" -> remembered(shared.receive(call, memory, now), memory);
            case "NotifyPriorityCharging" -> priorityCharging(checked(call, memory), memory, now);
            case "PullDynamicScheduleUpdate" -> pulled(checked(call, memory), memory, now);
            default -> shared.receive(call, memory, now);
        };
    }

    @Override
    public CommandOutcome perform(ChargerCommand command, ChargerMemory memory, ChargerLine line) {
        var checked = new CheckedLine(schema, line);
        return switch (command) {
            case ProfileCommand.SetDynamicSchedule c -> programmes.set(c, memory, checked);
            case ProfileCommand.UpdateDynamicSchedule c -> programmes.update(c, memory, checked);
            case ProfileCommand.UsePriorityCharging c -> programmes.priority(c, checked);
            case ProfileCommand.ReadDeviceRules _ -> programmes.rules(reading -> shared.perform(reading, memory, line));
            case CertificateCommand.InstallChargerCertificate c -> install(c, memory, line);
            case SettingsCommand.SetNetworkSlot slot -> networkSlot(slot, memory, line);
            default -> shared.perform(command, memory, line);
        };
    }

    private static Reply remembered(Reply reply, ChargerMemory memory) {
        for (var event : reply.events()) {
            if (event instanceof DeviceEvent.CertificateRequested request) {
                requests(memory).asked(request);
            }
        }
        return reply;
    }

    /** With the number of the request it answers, where that came on this connection. */
    private CommandOutcome install(
            CertificateCommand.InstallChargerCertificate install, ChargerMemory memory, ChargerLine line) {
        var number = requests(memory).of(install.purpose());
        return shared.perform(
                install,
                memory,
                number.isEmpty()
                        ? line
                        : (action, payload) -> line.call(
                                action,
                                jakarta.json.Json.createObjectBuilder(payload)
                                        .add("requestId", number.get())
                                        .build()));
    }

    private static SigningRequests requests(ChargerMemory memory) {
        return memory.kept(SigningRequests.class, SigningRequests::new);
    }

    private CommandOutcome networkSlot(SettingsCommand.SetNetworkSlot slot, ChargerMemory memory, ChargerLine line) {
        var byVariables = NetworkSlots21.write(slot, clock.instant(), writing -> shared.perform(writing, memory, line));
        return byVariables == null ? shared.perform(slot, memory, line) : byVariables;
    }

    private Payload checked(Frame.Call call, ChargerMemory memory) {
        shared.check(call, memory);
        return new Payload(call.payload());
    }

    private static Reply priorityCharging(Payload in, ChargerMemory memory, Instant now) {
        return Reply.of(
                Json.EMPTY,
                new ProgrammeEvent.PriorityCharging(
                        memory.chargepointId(), now, in.text("transactionId", 36), in.flag("activated", false)));
    }

    private Reply pulled(Payload in, ChargerMemory memory, Instant now) {
        int profileId = in.whole("chargingProfileId");
        return Reply.of(
                programmes.pulled(profileId, memory),
                new ProgrammeEvent.ScheduleAsked(memory.chargepointId(), now, profileId));
    }
}
