package energy.switchpoint.consents.control;

import energy.switchpoint.consents.entity.Consent;
import energy.switchpoint.notices.entity.Basis;
import energy.switchpoint.notices.entity.Notice;
import energy.switchpoint.notices.entity.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person keeps in hand after agreeing or withdrawing. Shape: ISO/IEC TS 27560:2023, full level. */
public record Receipt(
        String schemaVersion,
        UUID receiptId,
        Instant issuedAt,
        UUID piiPrincipal,
        Party controller,
        Party recipient,
        UUID chargepointId,
        NoticeRead notice,
        List<AgreedPurpose> purposes,
        List<String> dataItems,
        List<String> collectedFrom,
        String source,
        Instant givenAt,
        State state,
        @Nullable Instant withdrawnAt,
        @Nullable String endReason,
        String duration,
        String retention,
        String howToWithdraw,
        String howToComplain,
        LedgerProof ledger) {

    private static final String SCHEMA = "ISO/IEC TS 27560:2023";

    /** An organisation by id and name. */
    public record Party(String id, String name) {}

    /** The wording that was agreed to, whole, so that the receipt can be read by itself. */
    public record NoticeRead(
            Purpose purpose, int version, String title, String text, Instant effectiveFrom, String url) {}

    /** What it may be used for, and on which legal basis. */
    public record AgreedPurpose(Purpose purpose, String title, Basis basis) {}

    /** Hashes of the ledger entries that record the beginning and the end. */
    public record LedgerProof(String given, @Nullable String withdrawn) {}

    /** Whether the permission stands. */
    public enum State {
        GIVEN,
        WITHDRAWN
    }

    /** The controller keeps the record; {@code noticesUrl} is where every wording can be read for ever. */
    public static Receipt of(Consent consent, Notice notice, Party controller, String noticesUrl, Instant issuedAt) {
        return new Receipt(
                SCHEMA,
                consent.id(),
                issuedAt,
                consent.person().value(),
                controller,
                new Party(consent.recipient(), consent.recipientName()),
                consent.chargepointId(),
                new NoticeRead(
                        notice.purpose(),
                        notice.version(),
                        notice.title(),
                        notice.text(),
                        notice.effectiveFrom(),
                        "%s/%s/%d".formatted(noticesUrl, notice.purpose(), notice.version())),
                List.of(new AgreedPurpose(notice.purpose(), notice.title(), notice.basis())),
                notice.dataItems(),
                notice.collectedFrom(),
                consent.source(),
                consent.givenAt(),
                consent.isLive() ? State.GIVEN : State.WITHDRAWN,
                consent.withdrawnAt().orElse(null),
                consent.endReason().orElse(null),
                notice.duration(),
                notice.retention(),
                notice.howToWithdraw(),
                notice.howToComplain(),
                new LedgerProof(consent.givenHash(), consent.endedHash().orElse(null)));
    }
}
