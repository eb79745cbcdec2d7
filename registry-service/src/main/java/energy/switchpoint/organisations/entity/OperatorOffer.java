package energy.switchpoint.organisations.entity;

import energy.switchpoint.platform.identity.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What an operator (CPO) offers a household that thinks of switching: its programme, what it asks to know, its price in words. */
@Entity
@Table(name = "operator_offer")
public class OperatorOffer {

    @Id
    @Column(name = "organisation_id", length = 40)
    private String organisationId;

    @Column(name = "programme_summary", nullable = false, length = 500)
    private String programmeSummary;

    @Column(nullable = false)
    private String calendar;

    @Column(nullable = false)
    private String purposes;

    @Column(name = "price_note", length = 300)
    private @Nullable String priceNote;

    protected OperatorOffer() {} // for JPA

    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    public String programmeSummary() {
        return programmeSummary;
    }

    /** The programme a charger gets on joining, as JSON. */
    public String calendar() {
        return calendar;
    }

    /** The purposes of data use it asks consent for, as JSON. */
    public String purposes() {
        return purposes;
    }

    public @Nullable String priceNote() {
        return priceNote;
    }
}
