package energy.switchpoint.mycharger;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.GatewayClient.EnergyWish;
import energy.switchpoint.clients.GatewayClient.Fault;
import energy.switchpoint.clients.GatewayClient.ProgrammeNotice;
import energy.switchpoint.clients.RegistryClient.Chargepoint;
import energy.switchpoint.clients.ServiceHttp;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.faults.FaultList;
import energy.switchpoint.pieces.Background;
import energy.switchpoint.pieces.Live;
import energy.switchpoint.pieces.LiveMark;
import energy.switchpoint.pieces.Page;
import energy.switchpoint.pieces.Room;
import energy.switchpoint.pieces.Tell;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A household's first page: what the charger does now, who decided it, and "charge now". */
@Route("my-charger/:id?")
@Menu(order = 1, title = "mycharger.menu", icon = "vaadin:plug")
@RolesAllowed("consumer")
public class MyChargerView extends Page implements BeforeEnterObserver, MyChargerPresenter.Display {

    private final MyChargerPresenter presenter;
    private final Room room = new Room();
    private final Button charge = new Button();
    private @Nullable String wanted;
    private boolean overridden;

    @Inject
    public MyChargerView(MyChargerPresenter presenter) {
        super("mycharger.title");
        this.presenter = presenter;
        charge.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        content(room);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        wanted = event.getRouteParameters().get("id").orElse(null);
        load();
    }

    private void load() {
        room.loading(6);
        Background.ask(presenter::chargers, answer -> presenter.show(answer, wanted, this));
    }

    @Override
    public void showNone() {
        actions();
        var claim = new Anchor("/claim", translate("mycharger.claim"));
        room.empty(translate("mycharger.none"), translate("mycharger.none-text"), claim);
    }

    @Override
    public void showTrouble(ServiceProblem problem) {
        actions();
        room.broken(problem, this::load);
    }

    @Override
    public void showCharger(Chargepoint chosen, List<Chargepoint> all) {
        heading(chosen.called());
        presenter.forget();
        var acts = new Acts(chosen);
        var banner = new ControlBanner(chosen.id(), acts);
        var need = new NeedPanel(acts);
        var panel = new ChargerPanel(chosen, banner, need, acts.faults);
        var mark = new LiveMark();
        charge.setText(translate("mycharger.charge-now"));
        actions(mark, charge);
        room.filled(all.size() > 1 ? chooser(all, chosen) : new Div(), panel);
        var live = Live.on(
                panel,
                mark,
                () -> presenter.now(chosen.id()),
                now -> {
                    overridden = now.isOverridden();
                    charge.setText(translate(overridden ? "mycharger.stop-now" : "mycharger.charge-now"));
                    panel.show(now);
                },
                panel::stale);
        acts.on(banner, need, live);
        charge.setDisableOnClick(true);
        charge.addClickListener(
                event -> press(chosen, live, event.getSource().getUI().orElseThrow()));
        if (panel.isAttached()) {
            live.refresh(UI.getCurrent());
        }
    }

    private void press(Chargepoint charger, Live<Now> live, UI ui) {
        if (overridden) {
            back(charger, live, ui);
        } else {
            Background.ask(
                    () -> presenter.chargeNow(charger.id()),
                    answer -> done(
                            answer,
                            live,
                            ui,
                            () -> Tell.doneWithUndo(
                                    translate("mycharger.charging-now"), () -> back(charger, live, ui))));
        }
    }

    private void back(Chargepoint charger, Live<Now> live, UI ui) {
        Background.ask(
                () -> presenter.backToProgramme(charger.id()),
                answer -> done(answer, live, ui, () -> Tell.done(translate("mycharger.back"))));
    }

    private void done(Answer<ServiceHttp.Done> answer, Live<Now> live, UI ui, Runnable tell) {
        charge.setEnabled(true);
        answer.handle(_ -> tell.run(), Tell::problem);
        live.refresh(ui);
    }

    /** What the household does beside charging now; afterwards everything is asked again. */
    private final class Acts implements ControlBanner.Acts, NeedPanel.Acts {

        private final Chargepoint charger;
        private final FaultList faults = new FaultList(false, this::confirm);
        private @Nullable ControlBanner banner;
        private @Nullable NeedPanel need;
        private @Nullable Live<Now> live;

        Acts(Chargepoint charger) {
            this.charger = charger;
        }

        void on(ControlBanner shown, NeedPanel needed, Live<Now> page) {
            banner = shown;
            need = needed;
            live = page;
        }

        @Override
        public void undo(ProgrammeNotice notice) {
            act(() -> presenter.undo(charger.id(), notice.id()), "mycharger.undone");
        }

        @Override
        public void keep(ProgrammeNotice notice) {
            act(() -> presenter.keep(charger.id(), notice.id()), "mycharger.kept");
        }

        @Override
        public void handBack() {
            act(() -> presenter.handBack(charger.id()), "mycharger.handed-back");
        }

        @Override
        public void say(EnergyWish wish) {
            act(() -> presenter.sayNeed(charger.id(), wish), "mycharger.need-said");
        }

        @Override
        public void forget() {
            act(() -> presenter.forgetNeed(charger.id()), "mycharger.need-forgotten");
        }

        private void confirm(Fault fault, String found) {
            act(() -> presenter.confirmFault(charger.id(), fault.id(), found), "faults.confirmed");
        }

        private <T> void act(Supplier<Answer<T>> act, String done) {
            var ui = UI.getCurrent();
            Background.ask(act, answer -> {
                answer.handle(_ -> Tell.done(translate(done)), Tell::problem);
                presenter.forget();
                faults.again();
                if (banner != null && need != null && live != null) {
                    banner.again();
                    need.again(answer instanceof Answer.Ok);
                    live.refresh(ui);
                }
            });
        }
    }

    private static Component chooser(List<Chargepoint> all, Chargepoint chosen) {
        var nav = new Nav();
        nav.addClassName("row");
        nav.setAriaLabel(translate("mycharger.choose"));
        all.forEach(charger -> {
            var link = new Anchor("/my-charger/" + charger.id(), charger.called());
            link.addClassName("pill");
            if (charger.id().equals(chosen.id())) {
                link.getElement().setAttribute("aria-current", "page");
            }
            nav.add(link);
        });
        return nav;
    }
}
