package energy.switchpoint.notices.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;

/** What a person is told about one purpose before agreeing. A changed wording is a new version; none is ever edited. */
@Entity
@Table(name = "notice")
public class Notice {

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Purpose purpose;

    @Column(nullable = false, updatable = false)
    private int version;

    @Column(nullable = false, updatable = false)
    private String title;

    @Column(nullable = false, updatable = false)
    private String text;

    @Convert(converter = TextList.class)
    @Column(name = "data_items", nullable = false, updatable = false)
    private List<String> dataItems;

    @Convert(converter = TextList.class)
    @Column(name = "collected_from", nullable = false, updatable = false)
    private List<String> collectedFrom;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, updatable = false)
    private Basis basis;

    @Column(nullable = false, updatable = false)
    private boolean required;

    @Column(nullable = false, updatable = false)
    private String duration;

    @Column(nullable = false, updatable = false)
    private String retention;

    @Column(name = "how_to_withdraw", nullable = false, updatable = false)
    private String howToWithdraw;

    @Column(name = "how_to_complain", nullable = false, updatable = false)
    private String howToComplain;

    @Column(name = "effective_from", nullable = false, updatable = false)
    private Instant effectiveFrom;

    protected Notice() {} // for JPA

    public Purpose purpose() {
        return purpose;
    }

    public int version() {
        return version;
    }

    public String title() {
        return title;
    }

    public String text() {
        return text;
    }

    public List<String> dataItems() {
        return dataItems;
    }

    public List<String> collectedFrom() {
        return collectedFrom;
    }

    public Basis basis() {
        return basis;
    }

    /** Without this purpose the operator cannot run the charger. */
    public boolean required() {
        return required;
    }

    public String duration() {
        return duration;
    }

    public String retention() {
        return retention;
    }

    public String howToWithdraw() {
        return howToWithdraw;
    }

    public String howToComplain() {
        return howToComplain;
    }

    public Instant effectiveFrom() {
        return effectiveFrom;
    }
}
