package energy.switchpoint.cases.control;

import energy.switchpoint.cases.entity.CaseSystem;
import energy.switchpoint.cases.entity.DataCase;
import energy.switchpoint.cases.entity.Reported;
import energy.switchpoint.chargers.entity.KeptCharger;
import energy.switchpoint.chargers.entity.KeptChargers;
import energy.switchpoint.consents.entity.Consent;
import energy.switchpoint.consents.entity.Consents;
import energy.switchpoint.operatornotices.entity.OperatorNotice;
import energy.switchpoint.operatornotices.entity.OperatorNotice.Kind;
import energy.switchpoint.operatornotices.entity.OperatorNotices;
import energy.switchpoint.organisations.control.OrganisationNames;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.platform.ids.Uuid7;
import energy.switchpoint.platform.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** Tells companies what a household asks of them in their own systems, which we cannot reach. */
@ApplicationScoped
public class OperatorsTold {

    @Inject
    Consents consents;

    @Inject
    KeptChargers chargers;

    @Inject
    OperatorNotices notices;

    @Inject
    OrganisationNames names;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** What the registry and others hear when a person asks for erasure. */
    public record ErasureAsked(UUID caseId, String operator, List<UUID> chargepointIds) {}

    /** Everybody who runs, or ever had a permission for, one of the person's chargers. */
    public List<Reported> toErase(DataCase erasure) {
        var told = everInvolved(erasure.person());
        told.forEach((operator, chargepoints) -> {
            chargepoints.forEach(chargepoint -> tell(
                    operator,
                    erasure,
                    Kind.ERASURE,
                    chargepoint,
                    "Erase what your own systems hold about the household of this charger: sessions, readings, contact notes. "
                            + "What a law obliges you to keep (bills, for example) may stay for that purpose only."));
            outbox.add(
                    "erasure.asked", erasure.id(), new ErasureAsked(erasure.id(), operator, List.copyOf(chargepoints)));
        });
        return told.isEmpty()
                ? List.of(Reported.done(
                        CaseSystem.OPERATOR,
                        "Companies that ran your charger",
                        "There was none to be told.",
                        clock.instant()))
                : told.keySet().stream()
                        .map(operator -> toldStep(operator, "erase what it holds"))
                        .toList();
    }

    /** The companies that run the person's chargers now. */
    public List<Reported> aboutRequest(DataCase request, Kind kind, String text, String asked) {
        var told = current(request.person());
        told.forEach((operator, chargepoints) ->
                chargepoints.forEach(chargepoint -> tell(operator, request, kind, chargepoint, text)));
        return told.keySet().stream().map(operator -> toldStep(operator, asked)).toList();
    }

    private void tell(String operator, DataCase dataCase, Kind kind, UUID chargepoint, String text) {
        notices.add(new OperatorNotice(
                Uuid7.next(),
                new OperatorNotice.Message(operator, dataCase.person(), kind, dataCase.id(), chargepoint, text),
                clock.instant()));
    }

    private Reported toldStep(String operator, String asked) {
        return Reported.done(
                CaseSystem.OPERATOR,
                "%s was told to %s".formatted(names.of(operator), asked),
                "The notice is in its inbox here.",
                clock.instant());
    }

    private Map<String, Set<UUID>> current(PersonId person) {
        var operators = new TreeMap<String, Set<UUID>>();
        for (KeptCharger charger : chargers.of(person)) {
            charger.operator().ifPresent(operator -> note(operators, operator, charger.chargepointId()));
        }
        consents.live(person).forEach(consent -> note(operators, consent.recipient(), consent.chargepointId()));
        return operators;
    }

    private Map<String, Set<UUID>> everInvolved(PersonId person) {
        var operators = current(person);
        for (Consent consent : consents.of(person)) {
            note(operators, consent.recipient(), consent.chargepointId());
        }
        return operators;
    }

    private static void note(Map<String, Set<UUID>> operators, String operator, UUID chargepoint) {
        operators.computeIfAbsent(operator, _ -> new TreeSet<>()).add(chargepoint);
    }
}
