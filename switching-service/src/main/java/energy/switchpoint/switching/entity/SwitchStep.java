package energy.switchpoint.switching.entity;

import energy.switchpoint.platform.ids.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A state that was entered, when, and why in plain words. Written once; the database refuses a change. */
@Entity
@Table(name = "switch_step")
public class SwitchStep {

    @Id
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "switch_id", nullable = false, updatable = false)
    private OperatorSwitch aSwitch;

    @Column(nullable = false, updatable = false)
    private int seq;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private SwitchState state;

    @Column(nullable = false, updatable = false)
    private Instant at;

    @Column(nullable = false, updatable = false)
    private String note;

    protected SwitchStep() {} // for JPA

    SwitchStep(OperatorSwitch aSwitch, int seq, SwitchState state, Instant at, String note) {
        this.id = Uuid7.next();
        this.aSwitch = aSwitch;
        this.seq = seq;
        this.state = state;
        this.at = at;
        this.note = note;
    }

    public SwitchState state() {
        return state;
    }

    public Instant at() {
        return at;
    }

    public String note() {
        return note;
    }
}
