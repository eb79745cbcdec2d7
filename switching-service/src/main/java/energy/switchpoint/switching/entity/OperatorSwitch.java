package energy.switchpoint.switching.entity;

import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One charger moving from one operator to another: from the household's request, through the losing operator's window and the
 * hand-over on the device, to the receipt. It knows what may happen to it; that something happens is the process's work.
 *
 * <p>It begins as a draft: reserved, so that a second request for the same charger is refused, but told to nobody until the
 * household's answers stand at the consent service.
 */
@Entity
@Table(name = "operator_switch")
public class OperatorSwitch {

    /** A gateway that says nothing is given this long beyond the device's time before the switch is put back. */
    private static final Duration GATEWAY_GRACE = Duration.ofSeconds(15);

    @Id
    private UUID id;

    @Column(name = "chargepoint_id", nullable = false, updatable = false)
    private UUID chargepointId;

    @Column(name = "chargepoint_label", nullable = false)
    private String chargepointLabel;

    @Column(name = "person_id")
    private @Nullable UUID personId;

    @Column(name = "losing_id", updatable = false)
    private @Nullable String losingId;

    @Column(name = "losing_name", updatable = false)
    private @Nullable String losingName;

    @Column(name = "gaining_id", nullable = false, updatable = false)
    private String gainingId;

    @Column(name = "gaining_name", nullable = false, updatable = false)
    private String gainingName;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private SwitchState state;

    @Column(name = "state_since", nullable = false)
    private Instant stateSince;

    @Column(name = "requested_at", nullable = false, updatable = false)
    private Instant requestedAt;

    @Column(name = "scheduled_for", nullable = false)
    private Instant scheduledFor;

    @Column(name = "objection_until")
    private @Nullable Instant objectionUntil;

    @Column(nullable = false, updatable = false)
    private Instant deadline;

    @Column(name = "rule_pack", nullable = false, updatable = false)
    private String rulePack;

    @Column(name = "handover_timeout_s", nullable = false, updatable = false)
    private long handoverTimeoutS;

    @Column(name = "session_wait_s", nullable = false, updatable = false)
    private long sessionWaitS;

    @Column(name = "cooling_off_s", nullable = false, updatable = false)
    private long coolingOffS;

    @Column(name = "cooling_off_until")
    private @Nullable Instant coolingOffUntil;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private HistoryChoice history;

    @Column(name = "consented_at")
    private @Nullable Instant consentedAt;

    @Column(name = "ready")
    private @Nullable Boolean ready;

    @Column(name = "ready_level")
    private @Nullable String readyLevel;

    @Column(name = "ready_sentences")
    private @Nullable String readySentences;

    @Column(name = "ready_issued_at")
    private @Nullable Instant readyIssuedAt;

    @Column(name = "preflight")
    private @Nullable String preflight;

    @Column(name = "verification")
    private @Nullable String verification;

    @Column(name = "session_since")
    private @Nullable Instant sessionSince;

    @Column(name = "handover_asked_at")
    private @Nullable Instant handoverAskedAt;

    @Column(name = "settle_at")
    private @Nullable Instant settleAt;

    @Column(name = "closing_reading_wh")
    private @Nullable Long closingReadingWh;

    @Column(name = "schedule_before")
    private @Nullable String scheduleBefore;

    @Column(name = "schedule_after")
    private @Nullable String scheduleAfter;

    @Column(name = "history_evidence")
    private @Nullable String historyEvidence;

    @Enumerated(EnumType.STRING)
    @Column(name = "objection_code")
    private @Nullable ObjectionCode objectionCode;

    @Column(name = "objection_explanation")
    private @Nullable String objectionExplanation;

    @Column(name = "objection_evidence")
    private @Nullable String objectionEvidence;

    @Column(name = "objected_at")
    private @Nullable Instant objectedAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "outcome_code")
    private @Nullable OutcomeCode outcomeCode;

    @Column(name = "outcome_text")
    private @Nullable String outcomeText;

    @Column(name = "ledger_hash")
    private @Nullable String ledgerHash;

    @Column(name = "return_of", updatable = false)
    private @Nullable UUID returnOf;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @OneToMany(mappedBy = "aSwitch", cascade = CascadeType.PERSIST)
    @OrderBy("seq")
    private List<SwitchStep> steps = new ArrayList<>();

    @OneToMany(mappedBy = "aSwitch", cascade = CascadeType.ALL)
    @OrderBy("purpose")
    private List<ConsentDecision> consents = new ArrayList<>();

    @Version
    private long version;

    protected OperatorSwitch() {} // for JPA

    /** A draft: it holds the charger's one place for an open switch, and nothing more. */
    public OperatorSwitch(UUID id, SwitchRequest request, SwitchRules rules, Instant now) {
        var asked = now.truncatedTo(ChronoUnit.MICROS);
        var timing = rules.timing(asked, request.mayBeObjectedTo(), request.day());
        var from = request.losing();
        this.id = id;
        this.chargepointId = request.chargepointId();
        this.chargepointLabel = request.chargepointLabel();
        this.personId = request.person().value();
        this.losingId = from == null ? null : from.id().value();
        this.losingName = from == null ? null : from.name();
        this.gainingId = request.gaining().id().value();
        this.gainingName = request.gaining().name();
        this.state = SwitchState.REQUESTED;
        this.stateSince = asked;
        this.requestedAt = asked;
        this.scheduledFor = timing.scheduledFor();
        this.objectionUntil = timing.objectionUntil();
        this.deadline = timing.deadline();
        this.rulePack = rules.pack();
        this.handoverTimeoutS = rules.handoverTimeout().toSeconds();
        this.sessionWaitS = rules.sessionWait().toSeconds();
        this.coolingOffS = rules.coolingOff().toSeconds();
        this.history = request.history();
        this.ready = request.readiness().ready();
        this.readyLevel = request.readiness().level();
        this.readySentences = JsonText.ofSentences(request.readiness().sentences());
        this.readyIssuedAt = request.readiness().issuedAt();
        this.returnOf = request.returnOf();
        request.answers()
                .forEach(a -> consents.add(new ConsentDecision(this, a.purpose(), a.noticeVersion(), a.agreed())));
    }

    // --- what may happen to it ---

    /** The household's answers stand at the consent service: the request now counts, and the losing operator is told. */
    public Decision consented(Map<Purpose, UUID> recorded, Instant at) {
        if (!isDraft()) {
            return new Decision.NotAllowed(state, SwitchState.REQUESTED);
        }
        consents.forEach(c -> {
            var consent = recorded.get(c.purpose());
            if (consent != null) {
                c.recordedAs(consent);
            }
        });
        consentedAt = at.truncatedTo(ChronoUnit.MICROS);
        return enter(SwitchState.REQUESTED, noteOfRequest(), at);
    }

    public Decision moveTo(SwitchState wanted, String note, Instant at) {
        return isDraft() || !state.next().contains(wanted)
                ? new Decision.NotAllowed(state, wanted)
                : enter(wanted, note, at);
    }

    public Decision object(Objection objection) {
        if (!isOpenToObjection(objection.at())) {
            return new Decision.WindowOver(state);
        }
        objectionCode = objection.code();
        objectionExplanation = objection.explanation();
        objectionEvidence = objection.evidence();
        objectedAt = objection.at();
        end(new Outcome(
                OutcomeCode.OBJECTED,
                "%s objected: %s. The household can talk to them, or ask again once that is settled."
                        .formatted(losingName, plain(objection.code()))));
        return moveTo(SwitchState.OBJECTED, losingName + " objected: " + plain(objection.code()) + ".", objection.at());
    }

    public Decision withdraw(Instant at) {
        var decision = moveTo(SwitchState.WITHDRAWN, "The request was taken back. Nothing was changed.", at);
        if (decision instanceof Decision.Moved) {
            end(new Outcome(OutcomeCode.WITHDRAWN, "The request was taken back before anything was changed."));
        }
        return decision;
    }

    public boolean isDraft() {
        return consentedAt == null;
    }

    public boolean isOpenToObjection(Instant now) {
        return state == SwitchState.REQUESTED && !isDraft() && objectionUntil != null && now.isBefore(objectionUntil);
    }

    public boolean mayBeWithdrawn() {
        return !isDraft() && state.mayBeWithdrawn();
    }

    /** Going back is for the switch itself; whoever regrets having gone back asks for a switch like any other. */
    public boolean mayBeTakenBack(Instant now) {
        return state == SwitchState.COMPLETED
                && losingId != null
                && returnOf == null
                && coolingOffUntil != null
                && now.isBefore(coolingOffUntil);
    }

    // --- what the process finds on its way ---

    public void preflightFound(List<Check> checks, boolean waitsForSession, Instant at) {
        preflight = JsonText.ofChecks(checks);
        if (!waitsForSession) {
            sessionSince = null;
        } else if (sessionSince == null) {
            sessionSince = at;
        }
    }

    public void handoverAsked(Instant at) {
        if (handoverAskedAt == null) {
            handoverAskedAt = at;
        }
    }

    public void verified(List<Check> checks) {
        verification = JsonText.ofChecks(checks);
    }

    public void readings(@Nullable Long closingWh, @Nullable String before, @Nullable String after) {
        closingReadingWh = closingWh;
        scheduleBefore = before;
        scheduleAfter = after;
    }

    /** The one instant at which the charger changes hands, for the register and the gateway alike. */
    public void settleAt(Instant at) {
        if (settleAt == null) {
            settleAt = at.truncatedTo(ChronoUnit.MICROS);
        }
    }

    public void historyDisposed(List<String> evidence) {
        historyEvidence = JsonText.ofTexts(evidence);
    }

    public void completed(Instant at) {
        coolingOffUntil = at.plusSeconds(coolingOffS);
        end(new Outcome(OutcomeCode.COMPLETED, "%s now runs this charger.".formatted(gainingName)));
    }

    public void end(Outcome outcome) {
        outcomeCode = outcome.code();
        outcomeText = outcome.text();
    }

    /** Everybody who had to know the end knows it; the charger is free for another switch. */
    public void close(Instant at) {
        if (!state.isFinal()) {
            throw new IllegalStateException("switch " + id + " is " + state + " and cannot be closed");
        }
        closedAt = at;
    }

    public void provenBy(String hash) {
        ledgerHash = hash;
    }

    /** The person was erased: the record stays, without them and without the free words about them. */
    public void forgetPerson() {
        personId = null;
        chargepointLabel = "Charger";
        if (objectionCode != null) {
            objectionExplanation = "(erased)";
            objectionEvidence = "(erased)";
        }
    }

    // --- what is known of it ---

    public boolean sessionTookTooLong(Instant now) {
        return sessionSince != null && now.isAfter(sessionSince.plusSeconds(sessionWaitS));
    }

    /** The device had its time, and the gateway some more to say so. */
    public boolean handoverIsLost(Instant now) {
        return now.isAfter(stateSince.plusSeconds(handoverTimeoutS).plus(GATEWAY_GRACE));
    }

    /** Looking at the device takes a few calls; four times the hand-over's time means that it will not answer any more. */
    public boolean verificationIsLost(Instant now) {
        return now.isAfter(stateSince.plusSeconds(4 * handoverTimeoutS).plus(GATEWAY_GRACE));
    }

    public boolean isPastDeadline(Instant now) {
        return !now.isBefore(deadline);
    }

    public boolean isLostBy(OrganisationId organisation) {
        return organisation.value().equals(losingId);
    }

    public boolean isGainedBy(OrganisationId organisation) {
        return organisation.value().equals(gainingId);
    }

    public UUID id() {
        return id;
    }

    public UUID chargepointId() {
        return chargepointId;
    }

    public String chargepointLabel() {
        return chargepointLabel;
    }

    public @Nullable PersonId person() {
        return personId == null ? null : new PersonId(personId);
    }

    public @Nullable Party losing() {
        return losingId == null || losingName == null ? null : new Party(new OrganisationId(losingId), losingName);
    }

    public Party gaining() {
        return new Party(new OrganisationId(gainingId), gainingName);
    }

    public SwitchState state() {
        return state;
    }

    public Instant stateSince() {
        return stateSince;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public Instant scheduledFor() {
        return scheduledFor;
    }

    public @Nullable Instant objectionUntil() {
        return objectionUntil;
    }

    public Instant deadline() {
        return deadline;
    }

    public String rulePack() {
        return rulePack;
    }

    public Duration handoverTimeout() {
        return Duration.ofSeconds(handoverTimeoutS);
    }

    public Duration sessionWait() {
        return Duration.ofSeconds(sessionWaitS);
    }

    public @Nullable Instant coolingOffUntil() {
        return coolingOffUntil;
    }

    public HistoryChoice history() {
        return history;
    }

    public @Nullable Readiness readiness() {
        return ready == null || readyLevel == null || readyIssuedAt == null
                ? null
                : new Readiness(ready, readyLevel, JsonText.sentences(readySentences), readyIssuedAt);
    }

    public List<Check> preflight() {
        return JsonText.checks(preflight);
    }

    public List<Check> verification() {
        return JsonText.checks(verification);
    }

    public boolean waitsForSession() {
        return sessionSince != null;
    }

    public @Nullable Instant handoverAskedAt() {
        return handoverAskedAt;
    }

    public @Nullable Instant settleAt() {
        return settleAt;
    }

    public @Nullable Long closingReadingWh() {
        return closingReadingWh;
    }

    public @Nullable String scheduleBefore() {
        return scheduleBefore;
    }

    public @Nullable String scheduleAfter() {
        return scheduleAfter;
    }

    public List<String> historyEvidence() {
        return JsonText.texts(historyEvidence);
    }

    public @Nullable Objection objection() {
        return objectionCode == null || objectionExplanation == null || objectionEvidence == null || objectedAt == null
                ? null
                : new Objection(objectionCode, objectionExplanation, objectionEvidence, objectedAt);
    }

    public @Nullable Outcome outcome() {
        return outcomeCode == null || outcomeText == null ? null : new Outcome(outcomeCode, outcomeText);
    }

    public @Nullable String ledgerHash() {
        return ledgerHash;
    }

    public @Nullable UUID returnOf() {
        return returnOf;
    }

    public boolean isClosed() {
        return closedAt != null;
    }

    public List<SwitchStep> steps() {
        return List.copyOf(steps);
    }

    public List<ConsentDecision> consents() {
        return List.copyOf(consents);
    }

    public long version() {
        return version;
    }

    private Decision enter(SwitchState wanted, String note, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MICROS);
        var moved = new Decision.Moved(state, wanted, at, note);
        state = wanted;
        stateSince = at;
        steps.add(new SwitchStep(this, steps.size() + 1, wanted, at, note));
        return moved;
    }

    private String noteOfRequest() {
        if (returnOf != null) {
            return "Asked to go back to " + gainingName + ".";
        }
        return losingName == null
                ? "Asked for " + gainingName + " to run this charger."
                : "Asked to change from %s to %s. %s may object only with a reason and evidence."
                        .formatted(losingName, gainingName, losingName);
    }

    private static String plain(ObjectionCode code) {
        return switch (code) {
            case CONTRACT_TERM -> "a contract is still running";
            case DEBT -> "a bill is still open";
            case NOT_OWNER -> "the charger is said to belong to somebody else";
            case SAFETY -> "a safety fault must be mended first";
        };
    }
}
