package energy.switchpoint.consents.control;

import energy.switchpoint.chargers.control.Keepers;
import energy.switchpoint.consents.control.Giving.AlreadyGiven;
import energy.switchpoint.consents.control.Giving.CannotTell;
import energy.switchpoint.consents.control.Giving.Given;
import energy.switchpoint.consents.control.Giving.NotYourCharger;
import energy.switchpoint.consents.control.Giving.NoticeOutdated;
import energy.switchpoint.consents.control.Giving.ProcessingRestricted;
import energy.switchpoint.consents.control.Giving.UnknownRecipient;
import energy.switchpoint.consents.entity.Consent;
import energy.switchpoint.consents.entity.Consents;
import energy.switchpoint.consents.entity.Grant;
import energy.switchpoint.consents.entity.RestrictedPersons;
import energy.switchpoint.notices.entity.Notice;
import energy.switchpoint.notices.entity.Notices;
import energy.switchpoint.notices.entity.Purpose;
import energy.switchpoint.operatornotices.entity.OperatorNotice;
import energy.switchpoint.operatornotices.entity.OperatorNotice.Kind;
import energy.switchpoint.operatornotices.entity.OperatorNotices;
import energy.switchpoint.organisations.control.OrganisationNames;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ids.Uuid7;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What a person does with the own consents: give, withdraw; and whether one stands. */
@ApplicationScoped
public class Permissions {

    @Inject
    Consents consents;

    @Inject
    RestrictedPersons restricted;

    @Inject
    Notices notices;

    @Inject
    Keepers keepers;

    @Inject
    OrganisationNames organisations;

    @Inject
    OperatorNotices operatorNotices;

    @Inject
    ConsentBook book;

    @Inject
    Clock clock;

    public Giving give(Grant grant) {
        var notice = notices.inForce(grant.purpose(), clock.instant());
        var refusal = wrongNotice(notice, grant.noticeVersion())
                .or(() -> wrongParty(grant))
                .or(() -> notAllowedNow(grant, notice));
        return refusal.orElseGet(() -> new Given(book.begin(grant)));
    }

    /** Takes effect with this transaction: the next check says no. The recipient is told. */
    public Ending withdraw(Consent consent) {
        if (!consent.isLive()) {
            return new Ending.AlreadyEnded(consent);
        }
        if (required(consent)) {
            return new Ending.Required(consent);
        }
        book.end(consent, "person", "You withdrew it.");
        operatorNotices.add(new OperatorNotice(
                Uuid7.next(),
                new OperatorNotice.Message(
                        consent.recipient(),
                        consent.person(),
                        Kind.CONSENT_WITHDRAWN,
                        null,
                        consent.chargepointId(),
                        "Stop using this charger's data for %s. The household has withdrawn its consent."
                                .formatted(consent.purpose())),
                clock.instant()));
        return new Ending.Ended(consent);
    }

    /** The consent that allows this use now. While the person restricts processing, only required purposes count. */
    public Optional<Consent> standing(PersonId person, String recipient, UUID chargepointId, Purpose purpose) {
        return consents.live(person, recipient, chargepointId, purpose)
                .filter(consent -> required(consent) || !restricted.contains(person));
    }

    public boolean required(Consent consent) {
        return notices.version(consent.purpose(), consent.noticeVersion())
                .filter(Notice::required)
                .isPresent();
    }

    private static Optional<Giving> wrongNotice(Optional<Notice> inForce, int read) {
        return inForce.filter(n -> n.version() == read).isPresent()
                ? Optional.empty()
                : Optional.of(new NoticeOutdated(inForce.map(Notice::version).orElse(0)));
    }

    private Optional<Giving> wrongParty(Grant grant) {
        if (!keepers.keeps(grant.person(), grant.chargepointId())) {
            return Optional.of(new NotYourCharger());
        }
        return switch (organisations.knows(grant.recipient())) {
            case YES -> Optional.empty();
            case NO -> Optional.of(new UnknownRecipient());
            case UNSURE -> Optional.of(new CannotTell());
        };
    }

    private Optional<Giving> notAllowedNow(Grant grant, Optional<Notice> notice) {
        boolean needed = notice.filter(Notice::required).isPresent();
        if (!needed && restricted.contains(grant.person())) {
            return Optional.of(new ProcessingRestricted());
        }
        return consents.live(grant.person(), grant.recipient().value(), grant.chargepointId(), grant.purpose())
                .map(live -> new AlreadyGiven(live.id()));
    }
}
