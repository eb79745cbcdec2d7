package energy.switchpoint.fleet;

import static com.vaadin.flow.i18n.I18NProvider.translate;
import static energy.switchpoint.fleet.FleetWords.orEmpty;

import energy.switchpoint.clients.GatewayClient.Managed;
import energy.switchpoint.clients.GatewayClient.Twin;
import energy.switchpoint.clients.RegistryClient.Chargepoint;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Facts;
import energy.switchpoint.pieces.Levels;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.StateSentence;
import java.util.Objects;

/** What is on record of a chargepoint and what its twin says of it now, as names and values. */
final class ChargepointFacts {

    private ChargepointFacts() {}

    static Facts onRecord(Chargepoint chargepoint) {
        var area = chargepoint.networkArea();
        return new Facts()
                .fact(translate("fleet.identity"), orEmpty(chargepoint.identity()))
                .fact(translate("fleet.serial"), orEmpty(chargepoint.serial()))
                .fact(
                        translate("fleet.product"),
                        chargepoint.product().brand() + " "
                                + chargepoint.product().model() + ", "
                                + chargepoint.firmware().version())
                .fact(
                        translate("fleet.address"),
                        orEmpty(chargepoint.addressLine()) + ", " + orEmpty(chargepoint.postcode()))
                .fact(translate("fleet.area"), area == null ? "" : area.name())
                .fact(translate("fleet.rating"), Quantities.power(chargepoint.ratingW()));
    }

    static void say(StateSentence sentence, Twin twin) {
        if (!twin.connected()) {
            var seen = twin.lastSeen();
            sentence.say(
                    "away",
                    seen == null ? translate("fleet.twin-never") : translate("fleet.twin-offline", Clocks.moment(seen)),
                    away(twin));
            return;
        }
        var status = Objects.requireNonNullElse(twin.status(), "AVAILABLE");
        sentence.say(
                tone(twin, status),
                translate("fleet.twin-online", FleetWords.status(status), Quantities.power(twin.powerW())),
                TwinWords.why(twin));
    }

    private static String tone(Twin twin, String status) {
        if (status.equals("FAULTED") || disobeys(twin)) {
            return "bad";
        }
        if (twin.control() != null && "SUPPLY_LIMIT".equals(twin.control().kind())) {
            return "limited";
        }
        return twin.powerW() == 0 ? "good" : "active";
    }

    /** As foreseen, not as told: nobody hears it. */
    private static String away(Twin twin) {
        var silent = twin.managed() == null ? null : twin.managed().silent();
        return silent == null
                ? TwinWords.why(twin)
                : translate("fleet.silent", Levels.words(silent.levelPercent()), silent.why());
    }

    private static boolean disobeys(Twin twin) {
        return twin.managed() != null && twin.managed().obedience().disobeysSince() != null;
    }

    static Facts now(Twin twin) {
        var facts = new Facts().fact(translate("fleet.ocpp"), orEmpty(twin.ocppVersion()));
        var level = twin.level();
        var managed = twin.managed();
        if (level != null && managed != null) {
            var stages = managed.stages();
            facts.fact(translate("fleet.requested"), TwinWords.stage(level.requested(), stages.requestedAt()))
                    .fact(translate("fleet.accepted"), TwinWords.stage(level.accepted(), stages.acceptedAt()))
                    .fact(translate("fleet.applied"), TwinWords.applied(level.applied(), managed));
        }
        var session = twin.session();
        if (session != null) {
            facts.fact(
                    translate("fleet.session"),
                    translate(
                            "fleet.session-since",
                            Clocks.moment(session.startedAt()),
                            Quantities.energy(session.energyWh())));
        }
        if (managed != null) {
            driving(facts, managed);
        }
        return facts;
    }

    private static void driving(Facts facts, Managed managed) {
        var since = managed.obedience().disobeysSince();
        if (since != null) {
            facts.fact(
                    translate("fleet.disobeys"),
                    translate(
                            "fleet.disobeys-since",
                            Clocks.moment(since),
                            orEmpty(managed.obedience().detail())));
        }
        if (!managed.lost().isEmpty()) {
            facts.fact(translate("fleet.outranked"), TwinWords.outranked(managed.lost()));
        }
        facts.fact(translate("fleet.clock"), TwinWords.clock(managed.clock()))
                .fact(translate("fleet.driven"), TwinWords.drivenBy(managed))
                .fact(translate("fleet.loss"), TwinWords.onLoss(managed.lossPolicy()));
    }
}
