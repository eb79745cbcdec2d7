package energy.switchpoint.consents;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.clients.ConsentClient.Consent;
import energy.switchpoint.clients.ConsentClient.Notice;
import energy.switchpoint.clients.Named;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldTest {

    private static final Instant MONDAY = Instant.parse("2027-03-01T09:00:00Z");
    private static final Named NORTH = new Named("north-charge", "North Charge");
    private static final Named SOUTH = new Named("south-charge", "South Charge");

    @Test
    void whatStillHoldsIsReadFirstAndNamedByItsNotice() {
        var held = Held.of(
                List.of(consent(NORTH, "MARKETING", MONDAY), consent(SOUTH, "OPERATE_CHARGER", null)),
                List.of(new Notice("OPERATE_CHARGER", 1, "Run your charger", null, null, null, null, null, true)));

        assertThat(held.companies().sequencedKeySet()).containsExactly(SOUTH, NORTH);
        assertThat(held.companies().get(SOUTH)).extracting(Held.Line::title).containsExactly("Run your charger");
        assertThat(held.liveCompanies()).isEqualTo(1);
    }

    private static Consent consent(Named to, String purpose, Instant withdrawn) {
        return new Consent("id", to, "c", purpose, 1, MONDAY, withdrawn, null, "portal", withdrawn == null);
    }
}
