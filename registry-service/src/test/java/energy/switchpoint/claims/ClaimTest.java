package energy.switchpoint.claims;

import static energy.switchpoint.claims.entity.ClaimState.CONFIRMED;
import static energy.switchpoint.claims.entity.ClaimState.EXPIRED;
import static energy.switchpoint.claims.entity.ClaimState.WAITING_FOR_CHARGER;
import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.claims.entity.Claim;
import energy.switchpoint.platform.identity.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimTest {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "1, true", "299, true", "300, true", "301, false"})
    void onlyAnActionWithinTheWindowConfirms(long seconds, boolean confirms) {
        var claim = claim();

        assertThat(claim.confirm(NOON.plusSeconds(seconds))).isEqualTo(confirms);
        assertThat(claim.stateAt(NOON)).isEqualTo(confirms ? CONFIRMED : WAITING_FOR_CHARGER);
    }

    @Test
    void aClaimThatNobodyConfirmsExpires() {
        var claim = claim();

        assertThat(claim.expire(NOON.plusSeconds(300))).isFalse();
        assertThat(claim.stateAt(NOON.plusSeconds(301))).isEqualTo(EXPIRED);
        assertThat(claim.expire(NOON.plusSeconds(301))).isTrue();
        assertThat(claim.confirm(NOON.plusSeconds(10))).isFalse();
    }

    @Test
    void whatIsConfirmedStaysConfirmed() {
        var claim = claim();
        claim.confirm(NOON.plusSeconds(10));

        assertThat(claim.expire(NOON.plusSeconds(1_000))).isFalse();
        assertThat(claim.confirm(NOON.plusSeconds(20))).isFalse();
        assertThat(claim.confirmedAt()).isEqualTo(NOON.plusSeconds(10));
        assertThat(claim.stateAt(NOON.plusSeconds(1_000))).isEqualTo(CONFIRMED);
    }

    private static Claim claim() {
        return new Claim(
                UUID.randomUUID(), UUID.randomUUID(), new PersonId(UUID.randomUUID()), NOON, Duration.ofMinutes(5));
    }
}
