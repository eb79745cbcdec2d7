package energy.switchpoint.ocpp.v16;

import energy.switchpoint.commands.entity.AuthorisationCommand;
import energy.switchpoint.commands.entity.CertificateCommand;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.DisplayCommand;
import energy.switchpoint.commands.entity.MaintenanceCommand;
import energy.switchpoint.commands.entity.MonitoringCommand;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.commands.entity.ProfileCommand;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.ocpp.entity.Outcomes;

/** Commands an OCPP 1.6 charger is not asked, and what is said instead. */
final class Unmapped16 {

    private final Outcomes outcomes;

    Unmapped16(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    CommandOutcome refused(ChargerCommand command) {
        return outcomes.refused("OCPP 1.6 has no " + what(command) + " here");
    }

    private static String what(ChargerCommand command) {
        return switch (command) {
            case SettingsCommand _ -> "settings";
            case MonitoringCommand _ -> "monitoring";
            case AuthorisationCommand _ -> "authorisation lists and reservations";
            case OperationCommand _ -> "such operation";
            case MaintenanceCommand _ -> "firmware and log management";
            case CertificateCommand _ -> "certificate management";
            case ProfileCommand _ -> "list of charging profiles and no dynamic ones";
            case DisplayCommand _ -> "display messages";
            case ChargerCommand.SetSchedule _,
                    ChargerCommand.ClearSchedule _,
                    ChargerCommand.ReadCompositeSchedule _,
                    ChargerCommand.ChangeCredential _,
                    ChargerCommand.StartTransaction _,
                    ChargerCommand.StopTransaction _,
                    ChargerCommand.TriggerMeter _,
                    ChargerCommand.Unlock _,
                    ChargerCommand.Reset _,
                    ChargerCommand.EraseCustomerData _ -> throw new IllegalStateException("it has: " + command);
        };
    }
}
