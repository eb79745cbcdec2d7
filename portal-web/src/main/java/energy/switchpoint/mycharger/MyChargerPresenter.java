package energy.switchpoint.mycharger;

import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.Calendar;
import energy.switchpoint.clients.GatewayClient;
import energy.switchpoint.clients.GatewayClient.EnergyNeed;
import energy.switchpoint.clients.GatewayClient.EnergyWish;
import energy.switchpoint.clients.GatewayClient.Fault;
import energy.switchpoint.clients.GatewayClient.LocalControl;
import energy.switchpoint.clients.GatewayClient.Transaction;
import energy.switchpoint.clients.Query;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.clients.RegistryClient.Chargepoint;
import energy.switchpoint.clients.ServiceHttp;
import energy.switchpoint.clients.ServiceProblem;
import energy.switchpoint.clients.SwitchingClient;
import energy.switchpoint.clients.SwitchingClient.Switch;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page of a household's charger does. */
@Dependent
public class MyChargerPresenter {

    /** What the page can show. */
    public interface Display {

        /** No charger yet: the way to one. */
        void showNone();

        void showTrouble(ServiceProblem problem);

        void showCharger(Chargepoint chosen, List<Chargepoint> all);
    }

    /** What changes rarely is asked for only every so many beats of the live page. */
    private static final int RARELY = 10;

    private static final Duration RECENT = Duration.ofDays(31);
    private static final int LAST_SESSIONS = 5;

    private final RegistryClient registry;
    private final GatewayClient gateway;
    private final SwitchingClient switching;

    private int beat;
    private Optional<Calendar> calendar = Optional.empty();
    private Optional<Switch> openSwitch = Optional.empty();
    private List<Transaction> sessions = List.of();
    private Optional<LocalControl> control = Optional.empty();
    private Optional<EnergyNeed> need = Optional.empty();
    private List<Fault> faults = List.of();

    @Inject
    public MyChargerPresenter(RegistryClient registry, GatewayClient gateway, SwitchingClient switching) {
        this.registry = registry;
        this.gateway = gateway;
        this.switching = switching;
    }

    /** Slow: call it in the background. */
    public Answer<List<Chargepoint>> chargers() {
        return registry.owned();
    }

    public void show(Answer<List<Chargepoint>> chargers, @Nullable String wanted, Display display) {
        chargers.handle(
                owned -> {
                    if (owned.isEmpty()) {
                        display.showNone();
                    } else {
                        display.showCharger(chosen(owned, wanted), owned);
                    }
                },
                display::showTrouble);
    }

    private static Chargepoint chosen(List<Chargepoint> all, @Nullable String wanted) {
        return all.stream().filter(c -> c.id().equals(wanted)).findFirst().orElse(all.getFirst());
    }

    /** Asked once a second in the background. */
    public synchronized Answer<Now> now(String chargepointId) {
        var twin = gateway.twin(chargepointId);
        if (beat++ % RARELY == 0 && twin instanceof Answer.Ok) {
            askRarely(chargepointId);
        }
        return twin.map(value -> new Now(value, calendar, openSwitch, sessions, control, need, faults));
    }

    /** After a change, everything is asked again. */
    public synchronized void forget() {
        beat = 0;
    }

    private void askRarely(String chargepointId) {
        calendar = gateway.calendar(chargepointId).map(Optional::of).orElse(calendar);
        openSwitch = switching
                .switches(Query.of("open", true))
                .map(rows -> rows.items().stream()
                        .filter(s ->
                                s.chargepoint() != null && s.chargepoint().id().equals(chargepointId))
                        .findFirst())
                .orElse(openSwitch);
        control = gateway.localControl(chargepointId).map(Optional::of).orElse(control);
        need = gateway.energyNeed(chargepointId).orElse(need);
        faults = gateway.faults(chargepointId).orElse(faults);
        var to = Instant.now();
        sessions = gateway.transactions(chargepointId, to.minus(RECENT), to)
                .map(rows -> rows.items().stream()
                        .sorted((a, b) -> b.startedAt().compareTo(a.startedAt()))
                        .limit(LAST_SESSIONS)
                        .toList())
                .orElse(sessions);
    }

    public Answer<ServiceHttp.Done> chargeNow(String chargepointId) {
        return gateway.chargeNow(chargepointId, null);
    }

    public Answer<ServiceHttp.Done> backToProgramme(String chargepointId) {
        return gateway.backToProgramme(chargepointId);
    }

    /** The household takes back that its operator replaced its programme. */
    public Answer<LocalControl> undo(String chargepointId, String notice) {
        return gateway.undo(chargepointId, notice);
    }

    public Answer<LocalControl> keep(String chargepointId, String notice) {
        return gateway.keep(chargepointId, notice);
    }

    public Answer<ServiceHttp.Done> handBack(String chargepointId) {
        return gateway.handBack(chargepointId);
    }

    public Answer<EnergyNeed> sayNeed(String chargepointId, EnergyWish wish) {
        return gateway.sayEnergyNeed(chargepointId, wish);
    }

    public Answer<ServiceHttp.Done> forgetNeed(String chargepointId) {
        return gateway.forgetEnergyNeed(chargepointId);
    }

    public Answer<Fault> confirmFault(String chargepointId, String fault, String found) {
        return gateway.confirmFault(chargepointId, fault, found);
    }
}
