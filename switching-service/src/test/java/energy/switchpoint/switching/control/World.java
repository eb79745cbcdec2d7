package energy.switchpoint.switching.control;

import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.switching.entity.Check;
import energy.switchpoint.switching.entity.HistoryChoice;
import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.Party;
import energy.switchpoint.switching.entity.Purpose;
import energy.switchpoint.switching.entity.Samples;
import energy.switchpoint.switching.entity.SwitchRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Registry, gateway and consent service as they would behave, in memory: every call may be repeated, and what is done stays done.
 * A call can be made to break off after its work was done, which is the worst moment of all.
 */
final class World implements Registry, Gateway, Consents {

    /** The process was killed: nobody catches this. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    enum Break {
        NEVER,
        KILLED,
        NO_ANSWER
    }

    Party operator = Samples.NORTH;
    PersonId owner = Samples.ALICE;
    String state = "ASSIGNED";
    UUID markedBy;
    final Map<UUID, Instant> moves = new HashMap<>();
    String refusedMove;
    String refusedMark;
    boolean southTakesIt = true;

    List<Check> preflightChecks = List.of(new Check("ONLINE", true, "connected"));
    boolean ready = true;
    boolean session;
    boolean offTheAir;
    boolean blind;
    Phase answerOfTheDevice = Phase.RETURNED;
    List<Check> verificationChecks = List.of(new Check("CALENDAR", true, "as before"));
    String credential = "old";
    Phase phase;
    Instant committedAt;
    final List<String> disposals = new ArrayList<>();

    final Set<String> relations = new LinkedHashSet<>(List.of("north-charge"));
    String refusedAnswers;

    final List<String> calls = new ArrayList<>();
    Break kind = Break.NEVER;
    int breakAfter;

    private <T> T call(String name, Supplier<T> work) {
        if (offTheAir) {
            throw new NeighbourUnavailable("test", "503");
        }
        calls.add(name);
        var result = work.get();
        if (kind != Break.NEVER && calls.size() == breakAfter) {
            var how = kind;
            kind = Break.NEVER;
            if (how == Break.KILLED) {
                throw new Killed();
            }
            throw new NeighbourUnavailable("test", "504");
        }
        return result;
    }

    /** Who may command the charger now, by the register's word. */
    Party commander() {
        return operator;
    }

    // --- registry ---

    @Override
    public Optional<Chargepoint> chargepoint(UUID id) {
        return call(
                "chargepoint",
                () -> id.equals(Samples.CHARGER)
                        ? Optional.of(new Chargepoint(
                                id, "Drive", UUID.randomUUID(), UUID.randomUUID(), state, operator, owner))
                        : Optional.empty());
    }

    @Override
    public List<Offer> operators(UUID productId) {
        return call(
                "operators",
                () -> List.of(
                        new Offer(Samples.NORTH, true, List.of(new Asked(Purpose.OPERATE_CHARGER, true))),
                        new Offer(
                                Samples.SOUTH,
                                southTakesIt,
                                List.of(
                                        new Asked(Purpose.OPERATE_CHARGER, true),
                                        new Asked(Purpose.MARKETING, false)))));
    }

    @Override
    public Optional<Label> label(UUID productId, UUID firmwareId) {
        return call("label", () -> Optional.of(new Label("HIGH", "Any operator can take it over from afar.")));
    }

    @Override
    public SwitchRules rules() {
        return call("rules", () -> Samples.RULES);
    }

    @Override
    public Answer markSwitching(UUID chargepointId, UUID switchId, boolean switching) {
        return call("mark " + switching, () -> {
            if (refusedMark != null) {
                return new Answer.Refused(refusedMark);
            }
            if (switching) {
                state = "SWITCHING";
                markedBy = switchId;
            } else if (switchId.equals(markedBy)) {
                state = operator == null ? "UNASSIGNED" : "ASSIGNED";
                markedBy = null;
            }
            return new Answer.Done();
        });
    }

    @Override
    public Answer move(Move move) {
        return call("move", () -> {
            if (refusedMove != null) {
                return new Answer.Refused(refusedMove);
            }
            if (moves.putIfAbsent(move.switchId(), move.at()) == null) {
                operator = move.to();
            }
            return new Answer.Done();
        });
    }

    // --- gateway ---

    @Override
    public Preflight preflight(UUID chargepointId) {
        if (blind) {
            throw new NeighbourUnavailable("test", "503");
        }
        return call("preflight", () -> new Preflight(preflightChecks, ready, session));
    }

    @Override
    public Handover begin(UUID chargepointId, UUID switchId, Party gaining, Duration timeout) {
        return call("begin", () -> {
            if (phase == null) {
                phase = Phase.TOLD;
            }
            return now();
        });
    }

    @Override
    public Optional<Handover> handover(UUID chargepointId, UUID switchId) {
        return call("handover", () -> {
            if (phase == null) {
                return Optional.empty();
            }
            if (phase == Phase.TOLD) {
                phase = answerOfTheDevice;
                credential = phase == Phase.RETURNED ? "new" : "old";
            }
            return Optional.of(now());
        });
    }

    @Override
    public Handover verify(UUID chargepointId, UUID switchId) {
        return call("verify", () -> {
            if (phase == Phase.RETURNED && verificationChecks.stream().allMatch(Check::passed)) {
                phase = Phase.VERIFIED;
            }
            return new Handover(phase, "", verificationChecks, 4711L, "f00", "f00");
        });
    }

    @Override
    public Handover commit(UUID chargepointId, UUID switchId, Instant at) {
        return call("commit", () -> {
            phase = Phase.COMMITTED;
            committedAt = committedAt == null ? at : committedAt;
            return now();
        });
    }

    @Override
    public Optional<Handover> rollBack(UUID chargepointId, UUID switchId, String reason) {
        return call("rollback", () -> {
            if (phase == null) {
                return Optional.empty();
            }
            phase = Phase.ROLLED_BACK;
            credential = "old";
            return Optional.of(now());
        });
    }

    @Override
    public List<String> dispose(UUID chargepointId, UUID switchId, HistoryChoice choice, Party losing, Instant until) {
        return call("dispose", () -> {
            disposals.add(choice + " " + losing.id() + " until " + until);
            return List.of("12 sessions sealed");
        });
    }

    private Handover now() {
        return new Handover(phase, "", List.of(), null, null, null);
    }

    // --- consents ---

    @Override
    public List<Notice> notices() {
        return call("notices", () -> List.of(new Notice(Purpose.OPERATE_CHARGER, 3, "Operate", "…", List.of())));
    }

    @Override
    public boolean isGiven(PersonId person, Party recipient, Purpose purpose, UUID chargepointId) {
        return call("isGiven", () -> relations.contains(recipient.id().value()));
    }

    @Override
    public Recorded record(PersonId person, OperatorSwitch aSwitch) {
        return call("record", () -> {
            if (refusedAnswers != null) {
                return new Recorded.Refused(refusedAnswers);
            }
            relations.add(aSwitch.gaining().id().value());
            return new Recorded.Stand(Map.of(Purpose.OPERATE_CHARGER, UUID.nameUUIDFromBytes(new byte[] {1})));
        });
    }

    @Override
    public void end(PersonId person, Party recipient, UUID chargepointId, String reason) {
        call("end " + recipient.id(), () -> relations.remove(recipient.id().value()));
    }
}
