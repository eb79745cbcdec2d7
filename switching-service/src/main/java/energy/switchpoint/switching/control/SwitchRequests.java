package energy.switchpoint.switching.control;

import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.switching.control.Registry.Asked;
import energy.switchpoint.switching.control.Registry.Chargepoint;
import energy.switchpoint.switching.control.Registry.Offer;
import energy.switchpoint.switching.control.SwitchWork.Claim;
import energy.switchpoint.switching.entity.HistoryChoice;
import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.Party;
import energy.switchpoint.switching.entity.Purpose;
import energy.switchpoint.switching.entity.SwitchRequest;
import energy.switchpoint.switching.entity.SwitchRequest.Answer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks what a household asks for, and makes a switch of it. */
public class SwitchRequests {

    /** Where switches are kept, as far as a request needs it. */
    public interface Desk {

        Optional<OperatorSwitch> openFor(UUID chargepointId);

        /** The draft's claim; empty when somebody else was faster. */
        Optional<Claim> open(OperatorSwitch draft);
    }

    private final Registry registry;
    private final Consents consents;
    private final ReadinessCertificates certificates;
    private final Desk desk;
    private final SwitchRunner runner;
    private final Clock clock;

    public SwitchRequests(
            Registry registry, Gateway gateway, Consents consents, Desk desk, SwitchRunner runner, Clock clock) {
        this.registry = registry;
        this.consents = consents;
        this.certificates = new ReadinessCertificates(registry, gateway, clock);
        this.desk = desk;
        this.runner = runner;
        this.clock = clock;
    }

    public RequestDecision request(PersonId person, Ask ask) {
        var chargepoint = owned(person, ask.chargepointId()).orElse(null);
        if (chargepoint == null) {
            return new RequestDecision.NoSuchCharger();
        }
        if (!ask.termsAccepted()) {
            return new RequestDecision.TermsNeeded();
        }
        return request(person, chargepoint, ask, null);
    }

    /** One click takes a completed switch back: no window, no date, and the one consent without which nobody can run it. */
    public RequestDecision takeBack(PersonId person, OperatorSwitch done) {
        var before = done.losing();
        if (before == null || !done.mayBeTakenBack(clock.instant())) {
            return new RequestDecision.NoReturn();
        }
        var chargepoint = owned(person, done.chargepointId()).orElse(null);
        if (chargepoint == null) {
            return new RequestDecision.NoSuchCharger();
        }
        var now = chargepoint.operator();
        if (now == null || !now.id().equals(done.gaining().id())) {
            return new RequestDecision.NoReturn();
        }
        var operate = consents.notices().stream()
                .filter(n -> n.purpose() == Purpose.OPERATE_CHARGER)
                .findFirst()
                .orElseThrow(
                        () -> new NeighbourUnavailable("the consent service", "without a notice to operate chargers"));
        var answers = List.of(new Answer(Purpose.OPERATE_CHARGER, operate.version(), true));
        var ask = new Ask(chargepoint.id(), before.id(), null, HistoryChoice.SEAL, answers, true);
        return request(person, chargepoint, ask, done.id());
    }

    /** The chargepoint, if it is this person's. */
    public Optional<Chargepoint> owned(PersonId person, UUID chargepointId) {
        return registry.chargepoint(chargepointId).filter(c -> person.equals(c.owner()));
    }

    private RequestDecision request(PersonId person, Chargepoint chargepoint, Ask ask, @Nullable UUID returnOf) {
        var open = desk.openFor(chargepoint.id());
        if (open.isPresent()) {
            return new RequestDecision.AlreadyOpen(open.get());
        }
        var refusal = refusal(chargepoint, ask.gaining());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var offer = offer(chargepoint, ask.gaining()).orElse(null);
        if (offer == null) {
            return new RequestDecision.OperatorNotAvailable("This operator takes no switches at the moment.");
        }
        if (returnOf == null && !offer.acceptsProduct()) {
            return new RequestDecision.OperatorNotAvailable(
                    offer.operator().name() + " does not take this model of charger.");
        }
        var missing = missing(offer, ask, returnOf != null);
        if (!missing.isEmpty()) {
            return new RequestDecision.ConsentNeeded(missing);
        }
        return open(person, chargepoint, ask, offer.operator(), returnOf);
    }

    /** Why this charger cannot go to that operator, whatever the household agrees to. */
    public Optional<RequestDecision> refusal(Chargepoint chargepoint, OrganisationId gaining) {
        var operator = chargepoint.operator();
        if (operator != null && operator.id().equals(gaining)) {
            return Optional.of(new RequestDecision.AlreadyWith(operator));
        }
        return switch (chargepoint.state()) {
            case "RETIRED" ->
                Optional.of(new RequestDecision.NotSwitchable("This charger has been taken out of service."));
            case "SWITCHING" ->
                Optional.of(
                        new RequestDecision.NotSwitchable(
                                "The register says that this charger is being handed over right now. Try again in a few minutes."));
            default -> Optional.empty();
        };
    }

    public Optional<Offer> offer(Chargepoint chargepoint, OrganisationId gaining) {
        return registry.operators(chargepoint.productId()).stream()
                .filter(o -> o.operator().id().equals(gaining))
                .findFirst();
    }

    private RequestDecision open(
            PersonId person, Chargepoint chargepoint, Ask ask, Party gaining, @Nullable UUID returnOf) {
        var request = new SwitchRequest(
                chargepoint.id(),
                chargepoint.label(),
                person,
                chargepoint.operator(),
                gaining,
                ask.day(),
                ask.history(),
                ask.answers(),
                certificates.issue(chargepoint),
                returnOf);
        var rules = registry.rules();
        var now = clock.instant();
        var days = rules.days(now, request.mayBeObjectedTo());
        if (ask.day() != null && !days.contain(ask.day())) {
            return new RequestDecision.DateOutOfRange(days);
        }
        var draft = new OperatorSwitch(Uuid7.next(), request, rules, now);
        return desk.open(draft)
                .map(this::recordAnswers)
                .orElseGet(() -> desk.openFor(chargepoint.id())
                        .<RequestDecision>map(RequestDecision.AlreadyOpen::new)
                        .orElseGet(() -> new RequestDecision.NotSwitchable(
                                "Another request for this charger has just ended. Try again.")));
    }

    /** The first step is done while the household waits; should it fail, the process goes on with it by itself. */
    private RequestDecision recordAnswers(Claim claim) {
        try {
            return runner.step(claim) instanceof StepResult.Drop(var why)
                    ? new RequestDecision.AnswersRefused(why)
                    : new RequestDecision.Accepted(claim.aSwitch().id());
        } catch (NeighbourUnavailable e) {
            runner.retry(claim, e);
            throw e;
        }
    }

    private static List<Purpose> missing(Offer offer, Ask ask, boolean isReturn) {
        return offer.purposes().stream()
                .filter(Asked::required)
                .map(Asked::purpose)
                .filter(purpose -> !isReturn || purpose == Purpose.OPERATE_CHARGER)
                .filter(purpose -> !ask.agreesTo(purpose))
                .toList();
    }
}
