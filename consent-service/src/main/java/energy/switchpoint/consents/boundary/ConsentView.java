package energy.switchpoint.consents.boundary;

import energy.switchpoint.consents.entity.Consent;
import energy.switchpoint.notices.entity.Purpose;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A consent on the wire. It names no person: the reader is that person, or has no need to know. */
public record ConsentView(
        UUID id,
        Party recipient,
        UUID chargepointId,
        Purpose purpose,
        int noticeVersion,
        Instant givenAt,
        @Nullable Instant withdrawnAt,
        @Nullable String endReason,
        String source,
        boolean mayWithdraw) {

    /** An organisation by id and name. */
    public record Party(String id, String name) {}

    public static ConsentView of(Consent consent, boolean mayWithdraw) {
        return new ConsentView(
                consent.id(),
                new Party(consent.recipient(), consent.recipientName()),
                consent.chargepointId(),
                consent.purpose(),
                consent.noticeVersion(),
                consent.givenAt(),
                consent.withdrawnAt().orElse(null),
                consent.endReason().orElse(null),
                consent.source(),
                mayWithdraw);
    }
}
