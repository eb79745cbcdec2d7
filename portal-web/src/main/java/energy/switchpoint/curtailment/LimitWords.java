package energy.switchpoint.curtailment;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Quantities;
import java.time.Duration;
import java.util.Locale;

/** A supply limit in sentences, the same on every page that shows one. */
public final class LimitWords {

    private LimitWords() {}

    public static String reason(Limit limit) {
        return translate("curtailment.reason-" + limit.reasonCode().toLowerCase(Locale.ROOT));
    }

    /** Of what it limits: what chargers take, unless it is said to be what they give back. */
    public static String level(Limit limit) {
        var level = Quantities.percent(limit.levelPercent());
        return limit.limitsExport() ? translate("shell.level-back", level) : level;
    }

    /** Who limits what, to how much, until when. */
    public static String sentence(Limit limit) {
        var key = limit.isActive() ? "curtailment.sentence-active" : "curtailment.sentence-over";
        return translate(
                limit.limitsExport() ? key + "-export" : key,
                limit.dso().name(),
                limit.area().name(),
                Quantities.percent(limit.levelPercent()),
                Clocks.moment(limit.endedAt()));
    }

    public static String direction(String direction) {
        return translate("curtailment.direction-" + direction.toLowerCase(Locale.ROOT));
    }

    /** "Verified: 12.4 kW less within the area." */
    public static String effect(Limit limit) {
        if (limit.verification().equals("VERIFIED") && limit.obeyed() == 0) {
            return translate("curtailment.effect-idle");
        }
        return switch (limit.verification()) {
            case "VERIFIED" -> translate("curtailment.effect-verified", relief(limit));
            case "NOT_VERIFIED" -> translate("curtailment.effect-not-verified", relief(limit));
            default -> translate("curtailment.effect-pending");
        };
    }

    public static String relief(Limit limit) {
        return Quantities.power(limit.verifiedReliefW() == null ? 0 : limit.verifiedReliefW());
    }

    public static String length(Limit limit) {
        return Clocks.length(Duration.between(limit.issuedAt(), limit.endedAt()));
    }

    public static String state(Limit limit) {
        return translate("curtailment.state-" + limit.state().toLowerCase(Locale.ROOT));
    }
}
