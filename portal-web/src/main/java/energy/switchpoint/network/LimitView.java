package energy.switchpoint.network;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.curtailment.Limit;
import energy.switchpoint.curtailment.LimitFacts;
import energy.switchpoint.network.Network.LimitedDevice;
import energy.switchpoint.pieces.Consequence;
import energy.switchpoint.pieces.DataTable;
import energy.switchpoint.pieces.Live;
import energy.switchpoint.pieces.LiveMark;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Panel;
import energy.switchpoint.pieces.Quantities;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.Tell;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A limit while it runs: reached, obeyed, verified, not reached; and the button that releases it. */
@Route("network/limits/:limit")
@RolesAllowed("dso")
public class LimitView extends Page implements BeforeEnterObserver {

    private final Network network;
    private final LiveMark mark = new LiveMark();
    private final Button release = new Button(translate("network.release"));
    private final LimitFacts facts = new LimitFacts();
    private final Room room = new Room();
    private final DataTable<LimitedDevice> devices;
    private String id = "";
    private boolean gone;

    @Inject
    public LimitView(Network network) {
        super("curtailment.event");
        this.network = network;
        release.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        release.setVisible(false);
        release.addClickListener(_ -> Consequence.ask("network.confirm-release", this::release));
        actions(mark, release);
        devices = new DataTable<LimitedDevice>(
                        "limited-chargers", (_, offset, limit) -> network.devices(id, offset, limit))
                .column(translate("network.device"), LimitedDevice::chargepointId)
                .column(translate("network.accepted"), d -> since(d.sentAt(), d.acceptedAt()))
                .number(translate("curtailment.before"), d -> power(d.powerBeforeW()))
                .number(translate("curtailment.after"), d -> power(d.powerAfterW()))
                .column(translate("network.outcome"), LimitView::outcome)
                .number(
                        translate("network.release-offset"),
                        d -> d.releaseOffsetS() == null ? "" : translate("shell.seconds", d.releaseOffsetS()));
        devices.unsearched().grid().setAllRowsVisible(true);
        room.loading(5);
        content(room);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        id = event.getRouteParameters().get("limit").orElse("");
        Live.<Limit>on(this, mark, () -> network.limit(id), this::show, this::trouble)
                .until(() -> gone);
    }

    private void show(Limit limit) {
        facts.show(limit);
        devices.refresh();
        release.setVisible(limit.isActive());
        if (facts.getParent().isEmpty()) {
            room.filled(facts, new Panel("network.devices", devices));
        }
    }

    /** What is on the page stays there; the mark beside the heading says from when it is. */
    private void trouble(ServiceProblem problem) {
        if (facts.getParent().isEmpty()) {
            gone = problem.isNotFound();
            mark.setVisible(!gone);
            room.broken(problem, null, new Anchor("/network", translate("network.back")));
        }
    }

    private void release() {
        switch (network.release(id)) {
            case Answer.Ok<Limit> ok -> {
                show(ok.value());
                Tell.done(translate("network.released"));
            }
            case Answer.Refused<Limit> no -> Tell.problem(no.problem());
        }
    }

    private static String outcome(LimitedDevice device) {
        return device.outcome() == null
                ? translate("curtailment.not-yet")
                : translate("network.outcome-" + device.outcome().toLowerCase(Locale.ROOT));
    }

    private static String since(@Nullable Instant sent, @Nullable Instant accepted) {
        return sent == null || accepted == null
                ? ""
                : translate("network.milliseconds", accepted.toEpochMilli() - sent.toEpochMilli());
    }

    private static String power(@Nullable Long watts) {
        return watts == null ? "" : Quantities.power(watts);
    }
}
