package energy.switchpoint.switching.boundary;

import energy.switchpoint.switching.entity.Check;
import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.Party;
import energy.switchpoint.switching.entity.Readiness;
import energy.switchpoint.switching.entity.SwitchStep;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The small shapes that several answers share. Entities never leave the service. */
public final class Wire {

    private Wire() {}

    public record PartyView(String id, String name) {

        static PartyView of(Party party) {
            return new PartyView(party.id().value(), party.name());
        }

        static @Nullable PartyView ofNullable(@Nullable Party party) {
            return party == null ? null : of(party);
        }
    }

    public record ChargepointView(UUID id, String label) {}

    public record StepView(String state, Instant at, String note) {

        static StepView of(SwitchStep step) {
            return new StepView(step.state().name(), step.at(), step.note());
        }
    }

    public record CheckView(String check, boolean passed, String detail) {

        static List<CheckView> of(List<Check> checks) {
            return checks.stream()
                    .map(c -> new CheckView(c.check(), c.passed(), c.detail()))
                    .toList();
        }
    }

    public record SentenceView(boolean ok, String text) {}

    public record ReadinessView(boolean ready, String level, List<SentenceView> sentences, Instant issuedAt) {

        static ReadinessView of(Readiness readiness) {
            return new ReadinessView(
                    readiness.ready(),
                    readiness.level(),
                    readiness.sentences().stream()
                            .map(s -> new SentenceView(s.ok(), s.text()))
                            .toList(),
                    readiness.issuedAt());
        }
    }

    public record OutcomeView(String code, String text) {}

    static ChargepointView chargepoint(OperatorSwitch s) {
        return new ChargepointView(s.chargepointId(), s.chargepointLabel());
    }
}
