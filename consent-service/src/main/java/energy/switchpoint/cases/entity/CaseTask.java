package energy.switchpoint.cases.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One part of an erasure that has to be done, however often it takes. An attempt first moves {@code nextAttemptAt} on by the
 * time it may need: if it dies with its server, another takes over then.
 */
@Entity
@Table(name = "case_task")
public class CaseTask {

    /** Longer than any one attempt may take. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    @Id
    private UUID id;

    @Column(name = "case_id", nullable = false, updatable = false)
    private UUID caseId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Task task;

    @Column(nullable = false, updatable = false)
    private int position;

    @Column(nullable = false)
    private boolean done;

    @Column(nullable = false)
    private int attempts;

    @Column(name = "next_attempt_at", nullable = false)
    private Instant nextAttemptAt;

    protected CaseTask() {} // for JPA

    public CaseTask(UUID id, UUID caseId, Task task, Instant from) {
        this.id = id;
        this.caseId = caseId;
        this.task = task;
        this.position = task.ordinal();
        this.nextAttemptAt = from;
    }

    public void attempt(Instant now) {
        attempts++;
        nextAttemptAt = now.plus(LEASE);
    }

    public void finish() {
        done = true;
    }

    /** Again later: one second, two, four … two minutes. */
    public void retryAfter(Instant now) {
        nextAttemptAt = now.plus(pause(attempts));
    }

    static Duration pause(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(attempts - 1, 0, 20));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    public UUID id() {
        return id;
    }

    public UUID caseId() {
        return caseId;
    }

    public Task task() {
        return task;
    }

    public boolean done() {
        return done;
    }

    public int attempts() {
        return attempts;
    }

    public Instant nextAttemptAt() {
        return nextAttemptAt;
    }
}
