package energy.switchpoint.fleet;

import static com.vaadin.flow.i18n.I18NProvider.translate;
import static energy.switchpoint.fleet.FleetWords.orEmpty;
import static energy.switchpoint.fleet.FleetWords.word;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import energy.switchpoint.clients.GatewayClient.ClockState;
import energy.switchpoint.clients.GatewayClient.Control;
import energy.switchpoint.clients.GatewayClient.Issuer;
import energy.switchpoint.clients.GatewayClient.LossPolicy;
import energy.switchpoint.clients.GatewayClient.Managed;
import energy.switchpoint.clients.GatewayClient.Outranked;
import energy.switchpoint.clients.GatewayClient.Twin;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Levels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a twin says of its charger, in words for the operator. */
final class TwinWords {

    /** Below this nobody sees a clock to be off. */
    private static final long AS_GOOD_AS_RIGHT_MS = 50;

    private TwinWords() {}

    /** Who decided the level, to what, until when and why. */
    static String why(Twin twin) {
        var control = twin.control();
        if (control == null) {
            return "";
        }
        return word(
                "fleet.why-",
                control.kind(),
                issuer(control.issuer()),
                twin.level() == null ? "" : Levels.words(twin.level().percent()),
                until(until(twin, control)),
                orEmpty(control.reason()));
    }

    private static @Nullable Instant until(Twin twin, Control control) {
        return control.until() == null && twin.next() != null ? twin.next().at() : control.until();
    }

    private static String until(@Nullable Instant until) {
        return until == null ? translate("fleet.open-end") : translate("fleet.until", Clocks.moment(until));
    }

    private static String issuer(@Nullable Issuer issuer) {
        return issuer(issuer, "fleet.household");
    }

    private static String issuer(@Nullable Issuer issuer, String household) {
        if (issuer == null) {
            return "";
        }
        return "CONSUMER".equals(issuer.kind()) ? translate(household) : orEmpty(issuer.name());
    }

    static String clock(ClockState clock) {
        if (clock.offsetMs() == null) {
            return translate("fleet.unknown");
        }
        long off = clock.offsetMs();
        var said = Math.abs(off) < AS_GOOD_AS_RIGHT_MS
                ? translate("fleet.clock-right")
                : translate(off > 0 ? "fleet.clock-ahead" : "fleet.clock-behind", Math.abs(off) / 1000.0);
        return clock.wrongSince() == null
                ? said
                : translate("fleet.clock-wrong", said, clock.toleranceMs() / 1000, Clocks.moment(clock.wrongSince()));
    }

    /** "30 % at 23:28:46" */
    static String stage(@Nullable Integer percent, @Nullable Instant at) {
        if (percent == null) {
            return translate("fleet.not-yet");
        }
        return at == null
                ? Levels.words(percent)
                : translate("fleet.stage-at", Levels.words(percent), Clocks.exact(at));
    }

    static String applied(@Nullable Integer percent, Managed managed) {
        var stages = managed.stages();
        var said = stage(percent, stages.appliedAt());
        return percent == null || stages.appliedHow() == null
                ? said
                : translate("fleet.applied-how", said, word("fleet.how-", stages.appliedHow()));
    }

    static String drivenBy(Managed managed) {
        var by = word("fleet.driven-", managed.drivenBy());
        return managed.drivenBecause() == null ? by : translate("fleet.driven-because", by, managed.drivenBecause());
    }

    static String onLoss(LossPolicy policy) {
        return policy.policy().equals("KEEP") || !policy.byDevice()
                ? translate("fleet.loss-keep")
                : translate(
                        "fleet.loss-after",
                        Clocks.length(Duration.ofSeconds(policy.afterS())),
                        word("fleet.loss-", policy.policy()));
    }

    static UnorderedList outranked(List<Outranked> lost) {
        var list = new UnorderedList();
        list.addClassName("plain-list");
        lost.forEach(wish -> list.add(new ListItem(new Span(translate(
                "fleet.outranked-line",
                issuer(wish.issuer(), "fleet.household-first"),
                Levels.words(wish.levelPercent()),
                until(wish.until()),
                wish.why())))));
        return list;
    }
}
