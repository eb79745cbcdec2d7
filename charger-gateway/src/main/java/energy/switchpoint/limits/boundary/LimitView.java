package energy.switchpoint.limits.boundary;

import energy.switchpoint.limits.entity.LimitFigures;
import energy.switchpoint.limits.entity.SupplyLimit;
import energy.switchpoint.limits.entity.SupplyLimit.NamedParty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A supply limit with what it did. The same for its issuer, the regulator and the public; it names no charger. */
public record LimitView(
        UUID id,
        PartyView dso,
        PartyView area,
        int levelPercent,
        String direction,
        String reasonCode,
        String reasonText,
        String triedFirst,
        Instant issuedAt,
        Instant until,
        @Nullable Instant releasedAt,
        String state,
        int chargers,
        int reached,
        int obeyed,
        int idle,
        int notReached,
        int refused,
        long powerBeforeW,
        long powerAfterW,
        long verifiedReliefW,
        String verification,
        int releaseWindowS,
        String rulePack,
        long version) {

    public record PartyView(String id, String name) {
        static PartyView of(NamedParty p) {
            return new PartyView(p.id(), p.name());
        }
    }

    static LimitView of(SupplyLimit l, LimitFigures f) {
        return new LimitView(
                l.id(),
                PartyView.of(l.dso()),
                PartyView.of(l.area()),
                l.levelPercent(),
                l.direction().name(),
                l.reasonCode().name(),
                l.reasonText(),
                l.triedFirst(),
                l.issuedAt(),
                l.until(),
                l.releasedAt(),
                l.state().name(),
                f.chargers(),
                f.reached(),
                f.obeyed(),
                f.idle(),
                f.notReached(),
                f.refused(),
                f.powerBeforeW(),
                f.powerAfterW(),
                f.verifiedReliefW(),
                f.verification().name(),
                l.releaseWindowS(),
                l.rulePack(),
                l.version());
    }
}
