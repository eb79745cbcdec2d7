package energy.switchpoint.fleet;

import static com.vaadin.flow.i18n.I18NProvider.translate;
import static energy.switchpoint.fleet.FleetWords.orEmpty;

import energy.switchpoint.clients.GatewayClient.Twin;
import energy.switchpoint.clients.RegistryClient.Chargepoint;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Facts;
import energy.switchpoint.pieces.Levels;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.StateSentence;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
        var control = twin.control();
        var why = control == null
                ? ""
                : translate(
                        "fleet.twin-why",
                        FleetWords.word("fleet.control-", control.kind()),
                        control.issuer() == null ? "" : orEmpty(control.issuer().name()),
                        orEmpty(control.reason()));
        if (!twin.connected()) {
            var seen = twin.lastSeen();
            sentence.say(
                    "away",
                    seen == null ? translate("fleet.twin-never") : translate("fleet.twin-offline", Clocks.moment(seen)),
                    why);
            return;
        }
        sentence.say(
                twin.powerW() > 0 ? "active" : "good",
                translate(
                        "fleet.twin-online",
                        FleetWords.status(Objects.requireNonNullElse(twin.status(), "AVAILABLE")),
                        Quantities.power(twin.powerW())),
                why);
    }

    static Facts now(Twin twin) {
        var offset = twin.clockOffsetMs();
        var facts = new Facts()
                .fact(translate("fleet.ocpp"), orEmpty(twin.ocppVersion()))
                .fact(
                        translate("fleet.clock"),
                        offset == null ? translate("fleet.unknown") : translate("fleet.clock-offset", offset / 1000.0));
        var level = twin.level();
        if (level != null) {
            facts.fact(
                    translate("fleet.level"),
                    translate(
                            "fleet.level-steps",
                            Levels.words(level.percent()),
                            step(level.requested()),
                            step(level.accepted()),
                            step(level.applied())));
        }
        var session = twin.session();
        if (session != null) {
            Instant started = session.startedAt();
            facts.fact(
                    translate("fleet.session"),
                    translate("fleet.session-since", Clocks.moment(started), Quantities.energy(session.energyWh())));
        }
        return facts;
    }

    private static String step(@Nullable Integer percent) {
        return percent == null ? "–" : Levels.words(percent);
    }
}
