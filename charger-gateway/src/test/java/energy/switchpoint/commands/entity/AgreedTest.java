package energy.switchpoint.commands.entity;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.commands.entity.AuthorisationCommand.CancelReservation;
import energy.switchpoint.commands.entity.AuthorisationCommand.ReadListVersion;
import energy.switchpoint.commands.entity.AuthorisationCommand.SendList;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgreedTest {

    static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    static final UUID CHARGER = UUID.randomUUID();
    static final CommandOutcome ACCEPTED = new CommandOutcome.Accepted(NOON);

    @Test
    void whatADeviceAcceptedIsKnownOfIt() {
        assertThat(Agreed.to(CHARGER, new CancelReservation(7), ACCEPTED))
                .contains(new DeviceEvent.ReservationCancelled(CHARGER, NOON, 7));
        assertThat(Agreed.to(CHARGER, new SendList(5, true, List.of()), ACCEPTED))
                .contains(new DeviceEvent.LocalListKnown(CHARGER, NOON, 5, true));
    }

    @Test
    void theVersionItTellsIsKnownOfIt() {
        assertThat(Agreed.to(CHARGER, new ReadListVersion(), new CommandOutcome.ListVersion(NOON, 3)))
                .contains(new DeviceEvent.LocalListKnown(CHARGER, NOON, 3, false));
    }

    @Test
    void whatItRefusedOrDidNotHearIsNot() {
        for (var outcome : List.of(
                new CommandOutcome.Refused(NOON, "Failed"),
                new CommandOutcome.TimedOut(NOON),
                new CommandOutcome.NotConnected())) {
            assertThat(Agreed.to(CHARGER, new SendList(5, true, List.of()), outcome))
                    .isEmpty();
        }
        assertThat(Agreed.to(CHARGER, new AuthorisationCommand.ClearCache(), ACCEPTED))
                .isEmpty();
    }
}
