package energy.switchpoint.switching.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a switch needs work, when, and who is at it. The lease is a token with an end: a worker that dies loses it by time, and
 * whoever comes back with an old token finds that it no longer counts.
 */
@Entity
@Table(name = "switch_work")
public class WorkItem {

    private static final int LONGEST_ERROR = 500;

    @Id
    @Column(name = "switch_id")
    private UUID switchId;

    @Column(name = "due_at", nullable = false)
    private Instant dueAt;

    @Column(name = "lease_holder")
    private @Nullable String leaseHolder;

    @Column(name = "lease_token")
    private @Nullable UUID leaseToken;

    @Column(name = "lease_until")
    private @Nullable Instant leaseUntil;

    @Column(nullable = false)
    private int failures;

    @Column(name = "last_error")
    private @Nullable String lastError;

    protected WorkItem() {} // for JPA

    public WorkItem(UUID switchId, Instant dueAt) {
        this.switchId = switchId;
        this.dueAt = dueAt;
    }

    public void lease(String holder, UUID token, Instant until) {
        leaseHolder = holder;
        leaseToken = token;
        leaseUntil = until;
    }

    public boolean isHeldUnder(UUID token) {
        return token.equals(leaseToken);
    }

    /** The step is done; the next one is due then. */
    public void released(Instant next) {
        free(next);
        failures = 0;
        lastError = null;
    }

    public void failed(String error, Instant next) {
        free(next);
        failures++;
        lastError = error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
    }

    /** Something happened from outside: look at once, or as soon as whoever is at it has finished. */
    public void hurry(Instant now) {
        if (now.isBefore(dueAt)) {
            dueAt = now;
        }
    }

    public UUID switchId() {
        return switchId;
    }

    public int failures() {
        return failures;
    }

    private void free(Instant next) {
        dueAt = next;
        leaseHolder = null;
        leaseToken = null;
        leaseUntil = null;
    }
}
