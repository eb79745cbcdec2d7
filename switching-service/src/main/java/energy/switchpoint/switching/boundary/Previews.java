package energy.switchpoint.switching.boundary;

import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.switching.boundary.Wire.ChargepointView;
import energy.switchpoint.switching.boundary.Wire.PartyView;
import energy.switchpoint.switching.boundary.Wire.ReadinessView;
import energy.switchpoint.switching.control.Consents;
import energy.switchpoint.switching.control.ReadinessCertificates;
import energy.switchpoint.switching.control.Registry;
import energy.switchpoint.switching.control.Registry.Chargepoint;
import energy.switchpoint.switching.control.Registry.Offer;
import energy.switchpoint.switching.control.RequestDecision.OperatorNotAvailable;
import energy.switchpoint.switching.control.SwitchRequests;
import energy.switchpoint.switching.entity.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a switch would mean, told before anything is asked for. Changes nothing. */
@ApplicationScoped
public class Previews {

    @Inject
    SwitchRequests requests;

    @Inject
    ReadinessCertificates certificates;

    @Inject
    Registry registry;

    @Inject
    Consents consents;

    @Inject
    Clock clock;

    public record PreviewView(
            ChargepointView chargepoint,
            @Nullable PartyView losing,
            PartyView gaining,
            ReadinessView readiness,
            List<ConsentDifference> consentDifference,
            LocalDate earliest,
            LocalDate latest,
            @Nullable Instant objectionUntil) {}

    public record ConsentDifference(
            Purpose purpose,
            String title,
            int noticeVersion,
            String text,
            List<String> dataItems,
            boolean required,
            boolean nowGivenToLosing) {}

    public PreviewView preview(PersonId person, UUID chargepointId, OrganisationId gaining) {
        var chargepoint = requests.owned(person, chargepointId)
                .orElseThrow(() -> Refusals.noSuchCharger().asException());
        requests.refusal(chargepoint, gaining).ifPresent(no -> {
            throw Refusals.of(no, person).asException();
        });
        var offer = requests.offer(chargepoint, gaining)
                .filter(Offer::acceptsProduct)
                .orElseThrow(() -> Refusals.of(
                                new OperatorNotAvailable("This operator does not take this model of charger."), person)
                        .asException());
        var rules = registry.rules();
        var now = clock.instant();
        boolean mayBeObjectedTo = chargepoint.operator() != null;
        var days = rules.days(now, mayBeObjectedTo);
        return new PreviewView(
                new ChargepointView(chargepoint.id(), chargepoint.label()),
                PartyView.ofNullable(chargepoint.operator()),
                PartyView.of(offer.operator()),
                ReadinessView.of(certificates.issue(chargepoint)),
                difference(person, chargepoint, offer),
                days.earliest(),
                days.latest(),
                rules.timing(now, mayBeObjectedTo, null).objectionUntil());
    }

    private List<ConsentDifference> difference(PersonId person, Chargepoint chargepoint, Offer offer) {
        var notices = new EnumMap<Purpose, Consents.Notice>(Purpose.class);
        consents.notices().forEach(notice -> notices.put(notice.purpose(), notice));
        return offer.purposes().stream()
                .flatMap(asked -> {
                    var notice = notices.get(asked.purpose());
                    return notice == null
                            ? Stream.<ConsentDifference>empty()
                            : Stream.of(new ConsentDifference(
                                    asked.purpose(),
                                    notice.title(),
                                    notice.version(),
                                    notice.text(),
                                    notice.dataItems(),
                                    asked.required(),
                                    isGiven(person, chargepoint, asked.purpose())));
                })
                .toList();
    }

    private boolean isGiven(PersonId person, Chargepoint chargepoint, Purpose purpose) {
        var losing = chargepoint.operator();
        return losing != null && consents.isGiven(person, losing, purpose, chargepoint.id());
    }
}
