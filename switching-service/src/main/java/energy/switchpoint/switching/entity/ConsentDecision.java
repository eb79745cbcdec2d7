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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The household's yes or no to one purpose of the gaining operator, as given with the request. */
@Entity
@Table(name = "switch_consent")
public class ConsentDecision {

    @Id
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "switch_id", nullable = false, updatable = false)
    private OperatorSwitch aSwitch;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Purpose purpose;

    @Column(name = "notice_version", nullable = false, updatable = false)
    private int noticeVersion;

    @Column(nullable = false, updatable = false)
    private boolean agreed;

    @Column(name = "consent_id")
    private @Nullable UUID consentId;

    protected ConsentDecision() {} // for JPA

    ConsentDecision(OperatorSwitch aSwitch, Purpose purpose, int noticeVersion, boolean agreed) {
        this.id = Uuid7.next();
        this.aSwitch = aSwitch;
        this.purpose = purpose;
        this.noticeVersion = noticeVersion;
        this.agreed = agreed;
    }

    void recordedAs(UUID consent) {
        consentId = consent;
    }

    public Purpose purpose() {
        return purpose;
    }

    public int noticeVersion() {
        return noticeVersion;
    }

    public boolean agreed() {
        return agreed;
    }

    /** The consent service's number for it; none when the answer was no, or is not recorded yet. */
    public @Nullable UUID consentId() {
        return consentId;
    }
}
