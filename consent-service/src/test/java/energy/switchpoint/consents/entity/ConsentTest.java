package energy.switchpoint.consents.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import energy.switchpoint.notices.entity.Purpose;
import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConsentTest {

    static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @Test
    void aConsentLivesFromTheMomentItIsGiven() {
        assertThat(given().isLive()).isTrue();
    }

    @Test
    void anEndedConsentKeepsWhenWhyAndItsLedgerEntry() {
        var consent = given();

        consent.end(NOW.plusSeconds(60), "You withdrew it.", "f".repeat(64));

        assertThat(consent.isLive()).isFalse();
        assertThat(consent.withdrawnAt()).contains(NOW.plusSeconds(60));
        assertThat(consent.endReason()).contains("You withdrew it.");
        assertThat(consent.endedHash()).contains("f".repeat(64));
    }

    @Test
    void aConsentEndsOnce() {
        var consent = given();
        consent.end(NOW, "You withdrew it.", "f".repeat(64));

        assertThatIllegalStateException().isThrownBy(() -> consent.end(NOW, "Again.", "e".repeat(64)));
        assertThat(consent.endReason()).contains("You withdrew it.");
    }

    private static Consent given() {
        var grant = new Grant(
                new PersonId(UUID.randomUUID()),
                new OrganisationId("north-charge"),
                UUID.randomUUID(),
                Purpose.FLEXIBILITY,
                1,
                "portal");
        return new Consent(UUID.randomUUID(), grant, "North Charge", NOW, "0".repeat(64));
    }
}
