package energy.switchpoint.commands.entity;

import energy.switchpoint.commands.entity.AuthorisationCommand.CancelReservation;
import energy.switchpoint.commands.entity.AuthorisationCommand.Reserve;
import energy.switchpoint.commands.entity.AuthorisationCommand.SendList;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a device because it agreed to a command. It tells none of this by itself, so without it nobody could say
 * later what it was asked to hold.
 */
public final class Agreed {

    private Agreed() {}

    /** Empty when the device did not agree, or nothing lasting follows. */
    public static Optional<DeviceEvent> to(UUID chargepointId, ChargerCommand command, CommandOutcome outcome) {
        return switch (outcome) {
            case CommandOutcome.Accepted(var at) ->
                switch (command) {
                    case Reserve r ->
                        Optional.of(new DeviceEvent.Reserved(
                                chargepointId, at, r.reservationId(), r.connector(), r.until()));
                    case CancelReservation(int id) ->
                        Optional.of(new DeviceEvent.ReservationCancelled(chargepointId, at, id));
                    case SendList list ->
                        Optional.of(new DeviceEvent.LocalListKnown(chargepointId, at, list.version(), true));
                    default -> Optional.empty();
                };
            case CommandOutcome.ListVersion(var at, int version) ->
                Optional.of(new DeviceEvent.LocalListKnown(chargepointId, at, version, false));
            default -> Optional.empty();
        };
    }
}
