package energy.switchpoint.cases.entity;

import energy.switchpoint.platform.identity.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request a person has made about the own data. It has a due date from the day it is made, and outlives an erasure: then
 * it keeps the dates, the steps and their evidence, and nothing the person wrote.
 */
@Entity
@Table(name = "data_case")
public class DataCase {

    /** What came of asking a case to move. */
    public sealed interface Move {

        record Moved(CaseState from, CaseState to) implements Move {}

        record NotAllowed(CaseState from, CaseState wanted) implements Move {}
    }

    @Id
    private UUID id;

    @Column(name = "person_id", nullable = false, updatable = false)
    private UUID personId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private CaseType type;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private CaseState state;

    @Column
    private @Nullable String detail;

    @Column(name = "opened_at", nullable = false, updatable = false)
    private Instant openedAt;

    @Column(name = "due_on", nullable = false)
    private LocalDate dueOn;

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    @Column(name = "extended_because")
    private @Nullable String extendedBecause;

    @Column
    private @Nullable String answer;

    @Version
    private long version;

    protected DataCase() {} // for JPA

    public DataCase(
            UUID id, PersonId person, CaseType type, @Nullable String detail, Instant openedAt, LocalDate dueOn) {
        this.id = id;
        this.personId = person.value();
        this.type = type;
        this.state = CaseState.OPEN;
        this.detail = detail;
        this.openedAt = openedAt;
        this.dueOn = dueOn;
    }

    /** Work has begun, or has already. */
    public void begin() {
        if (state == CaseState.OPEN) {
            state = CaseState.WORKING;
        }
    }

    public Move close(CaseState outcome, Instant at) {
        return moveTo(outcome, at);
    }

    public Move withdraw(Instant at) {
        return mayWithdraw() ? moveTo(CaseState.WITHDRAWN, at) : new Move.NotAllowed(state, CaseState.WITHDRAWN);
    }

    public boolean mayWithdraw() {
        return type.withdrawableIn().contains(state);
    }

    /** A human's answer ends the case. */
    public Move answer(CaseState outcome, String text, Instant at) {
        if (!type.needsHuman()) {
            return new Move.NotAllowed(state, outcome);
        }
        var move = moveTo(outcome, at);
        if (move instanceof Move.Moved) {
            answer = text;
        }
        return move;
    }

    /** Once, and only while it is being worked on. */
    public boolean extend(Period by, String reason) {
        if (extendedBecause != null || !state.isPending()) {
            return false;
        }
        extendedBecause = reason;
        dueOn = dueOn.plus(by);
        return true;
    }

    /** Forgets what the person wrote and was answered. */
    public void forgetWords() {
        detail = null;
        answer = null;
    }

    private Move moveTo(CaseState wanted, Instant at) {
        if (!state.next().contains(wanted)) {
            return new Move.NotAllowed(state, wanted);
        }
        var moved = new Move.Moved(state, wanted);
        state = wanted;
        closedAt = wanted.isPending() ? null : at;
        return moved;
    }

    public UUID id() {
        return id;
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public CaseType type() {
        return type;
    }

    public CaseState state() {
        return state;
    }

    public Optional<String> detail() {
        return Optional.ofNullable(detail);
    }

    public Instant openedAt() {
        return openedAt;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    public Optional<String> extendedBecause() {
        return Optional.ofNullable(extendedBecause);
    }

    public Optional<String> answer() {
        return Optional.ofNullable(answer);
    }
}
