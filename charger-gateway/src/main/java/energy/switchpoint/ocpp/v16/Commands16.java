package energy.switchpoint.ocpp.v16;

import energy.switchpoint.commands.entity.AuthorisationCommand;
import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.DisplayCommand;
import energy.switchpoint.commands.entity.MaintenanceCommand;
import energy.switchpoint.commands.entity.MonitoringCommand;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.commands.entity.ProfileCommand;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.ocpp.entity.ChargerLine;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.Outcomes;
import energy.switchpoint.ocpp.entity.TransactionBook;
import java.time.Clock;

/** What we ask of an OCPP 1.6 charger, block by block. */
final class Commands16 {

    private final Outcomes outcomes;
    private final Programmes16 programmes;
    private final Operation16 operation;
    private final Settings16 settings;
    private final Authorisation16 authorisation;
    private final Maintenance16 maintenance;
    private final Certificates16 certificates;

    Commands16(TransactionBook book, Clock clock) {
        outcomes = new Outcomes(clock);
        programmes = new Programmes16(book, outcomes, clock);
        operation = new Operation16(outcomes, clock);
        settings = new Settings16(outcomes, clock);
        authorisation = new Authorisation16(outcomes, clock);
        maintenance = new Maintenance16(outcomes, clock);
        certificates = new Certificates16(outcomes, clock);
    }

    CommandOutcome perform(ChargerCommand command, ChargerMemory memory, ChargerLine line) {
        return switch (command) {
            case ChargerCommand.SetSchedule(var slot, var schedule) -> programmes.set(slot, schedule, memory, line);
            case ChargerCommand.ClearSchedule(Slot slot) -> programmes.clear(slot, line);
            case ChargerCommand.ReadCompositeSchedule(var ahead) -> programmes.read(ahead, memory, line);
            case ChargerCommand.ChangeCredential(var password) -> settings.changeCredential(password, line);
            case ChargerCommand.StartTransaction(int connector, var idTag) -> operation.start(connector, idTag, line);
            case ChargerCommand.StopTransaction(var id) -> operation.stop(id, line);
            case ChargerCommand.TriggerMeter(int connector) -> operation.trigger("MeterValues", connector, line);
            case ChargerCommand.Unlock(int connector) -> operation.unlock(connector, line);
            case ChargerCommand.Reset(boolean immediately) -> operation.reset(immediately, line);
            case ChargerCommand.EraseCustomerData _ -> authorisation.erase(line);
            case OperationCommand c -> operation.perform(c, line);
            case SettingsCommand c -> settings.perform(c, memory, line);
            case AuthorisationCommand c -> authorisation.perform(c, line);
            case MaintenanceCommand c -> maintenance.perform(c, line);
            case CertificateCommand c -> certificates.perform(c, line);
            case MonitoringCommand _ -> outcomes.refused("OCPP 1.6 has no monitoring");
            case ProfileCommand _ ->
                outcomes.refused("OCPP 1.6 lists no charging profiles, and knows neither dynamic ones nor priority");
            case DisplayCommand _ -> outcomes.refused("OCPP 1.6 has no display messages");
        };
    }
}
