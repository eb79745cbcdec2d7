package energy.switchpoint.cases.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of a case as the person reads it: where, what, how it stands, and the evidence. */
@Entity
@Table(name = "case_step")
public class CaseStep {

    private static final int LONGEST_WHAT = 500;
    private static final int LONGEST_EVIDENCE = 2000;

    /** Steps of one task stay together, in the order reported. */
    private static final int PLACES_PER_TASK = 1000;

    @Id
    private UUID id;

    @Column(name = "case_id", nullable = false, updatable = false)
    private UUID caseId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Task task;

    @Column(nullable = false, updatable = false)
    private int position;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private CaseSystem system;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private StepState state;

    @Column(nullable = false, updatable = false)
    private String what;

    @Column
    private @Nullable String evidence;

    @Column
    private @Nullable Instant at;

    protected CaseStep() {} // for JPA

    public CaseStep(UUID id, UUID caseId, Task task, int number, Reported reported) {
        this.id = id;
        this.caseId = caseId;
        this.task = task;
        this.position = task.ordinal() * PLACES_PER_TASK + number;
        this.system = reported.system();
        this.state = reported.state();
        this.what = shortened(reported.what(), LONGEST_WHAT);
        this.evidence = reported.evidence() == null ? null : shortened(reported.evidence(), LONGEST_EVIDENCE);
        this.at = reported.at();
    }

    private static String shortened(String text, int most) {
        return text.length() > most ? text.substring(0, most - 1) + "…" : text;
    }

    public UUID caseId() {
        return caseId;
    }

    public Task task() {
        return task;
    }

    public CaseSystem system() {
        return system;
    }

    public StepState state() {
        return state;
    }

    public String what() {
        return what;
    }

    public Optional<String> evidence() {
        return Optional.ofNullable(evidence);
    }

    public Optional<Instant> at() {
        return Optional.ofNullable(at);
    }
}
