package energy.switchpoint.switching.boundary;

import energy.switchpoint.switching.boundary.Wire.ChargepointView;
import energy.switchpoint.switching.boundary.Wire.CheckView;
import energy.switchpoint.switching.boundary.Wire.OutcomeView;
import energy.switchpoint.switching.boundary.Wire.PartyView;
import energy.switchpoint.switching.boundary.Wire.StepView;
import energy.switchpoint.switching.entity.ConsentDecision;
import energy.switchpoint.switching.entity.OperatorSwitch;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The proof of an ended switch; its hash is the ledger entry of the last state it entered. */
public record ReceiptView(
        UUID switchId,
        ChargepointView chargepoint,
        @Nullable PartyView losing,
        PartyView gaining,
        Instant requestedAt,
        Instant endedAt,
        @Nullable Instant settledAt,
        OutcomeView outcome,
        List<StepView> steps,
        @Nullable Long closingReadingWh,
        @Nullable String scheduleBefore,
        @Nullable String scheduleAfter,
        List<CheckView> verification,
        HistoryView history,
        List<ConsentView> consents,
        String ledgerHash) {

    public record HistoryView(String action, List<String> evidence) {}

    public record ConsentView(UUID consentId, String purpose) {}

    static ReceiptView of(OperatorSwitch s, Viewer viewer) {
        var sight = new Sight(s, viewer);
        return new ReceiptView(
                s.id(),
                Wire.chargepoint(s),
                PartyView.ofNullable(s.losing()),
                PartyView.of(s.gaining()),
                s.requestedAt(),
                sight.since(),
                s.settleAt(),
                Objects.requireNonNull(sight.outcome(), "an ended switch has an outcome"),
                sight.steps(),
                s.closingReadingWh(),
                s.scheduleBefore(),
                s.scheduleAfter(),
                CheckView.of(s.verification()),
                new HistoryView(s.history().name(), s.historyEvidence()),
                viewer == Viewer.LOSING
                        ? List.of()
                        : s.consents().stream().flatMap(ReceiptView::consent).toList(),
                Objects.requireNonNullElse(s.ledgerHash(), ""));
    }

    private static Stream<ConsentView> consent(ConsentDecision decision) {
        var id = decision.consentId();
        return id == null
                ? Stream.empty()
                : Stream.of(new ConsentView(id, decision.purpose().name()));
    }
}
