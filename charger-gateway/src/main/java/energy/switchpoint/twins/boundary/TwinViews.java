package energy.switchpoint.twins.boundary;

import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.devices.entity.Device;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.levels.entity.Lost;
import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.identity.CurrentCaller;
import energy.switchpoint.platform.identity.Role;
import energy.switchpoint.platform.problem.Problem;
import energy.switchpoint.products.control.Products;
import energy.switchpoint.products.entity.Exports;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.sessions.control.History;
import energy.switchpoint.twins.boundary.TwinView.CeilingView;
import energy.switchpoint.twins.boundary.TwinView.ControlView;
import energy.switchpoint.twins.boundary.TwinView.LevelView;
import energy.switchpoint.twins.boundary.TwinView.NextView;
import energy.switchpoint.twins.boundary.TwinView.PartyView;
import energy.switchpoint.twins.boundary.TwinView.SessionView;
import energy.switchpoint.twins.boundary.TwinView.SetByView;
import energy.switchpoint.twins.control.LossPolicies;
import energy.switchpoint.twins.control.LossPrediction;
import energy.switchpoint.twins.control.Outlooks;
import energy.switchpoint.twins.control.SlotRows;
import energy.switchpoint.twins.control.TwinRows;
import energy.switchpoint.twins.control.Wishbook;
import energy.switchpoint.twins.entity.HeldProgrammes;
import energy.switchpoint.twins.entity.LossPolicy;
import energy.switchpoint.twins.entity.TwinFacts;
import energy.switchpoint.twins.entity.WhoControls;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts together what the caller may see of a charger at this moment. */
@RequestScoped
public class TwinViews {

    @Inject
    CurrentCaller current;

    @Inject
    TwinRows twins;

    @Inject
    Wishbook wishbook;

    @Inject
    SlotRows slots;

    @Inject
    LossPolicies policies;

    @Inject
    Products products;

    @Inject
    Outlooks outlooks;

    @Inject
    RulePacks rulePacks;

    @Inject
    WhoControls whoControls;

    @Inject
    History history;

    @Inject
    ChargerCommands commands;

    @Inject
    Clock clock;

    public TwinView twin(Device device) {
        var now = clock.instant();
        var facts = twins.facts(device.id());
        var entry = entry(device.id(), now);
        var decision = LevelDecision.at(now, entry.wishes());
        var network = isNetworkOperator();
        return new TwinView(
                device.id(),
                network ? null : device.identity(),
                network ? null : device.label(),
                facts.ocppVersion(),
                commands.isConnected(device.id()),
                facts.connectedSince(),
                facts.lastSeen(),
                TwinView.status(facts),
                facts.clockOffsetMs(),
                network
                        ? null
                        : history.running(device.id()).map(SessionView::of).orElse(null),
                facts.powerW(),
                level(decision, facts),
                ControlView.of(decision.control()),
                decision.ceilings().stream().map(CeilingView::of).toList(),
                decision.next().map(NextView::of).orElse(null),
                device.operator().map(PartyView::of).orElse(null),
                SetByView.of(entry.calendarSetBy()),
                facts.holdsProgramme() ? "DEVICE" : "GATEWAY",
                facts.faults(),
                managed(device.id(), facts, entry, decision, now),
                now);
    }

    private ManagedView managed(UUID id, TwinFacts facts, Wishbook.Entry entry, LevelDecision decision, Instant now) {
        var managed = facts.managed();
        var policy = policies.of(id);
        var silent = silent(id, facts, policy, entry, now);
        var control = whoControls.of(id, now);
        var zone = entry.wishes().standing().programme().calendar().timezone();
        var exports = new Exports(products.exportRatingW(id), facts.ocppVersion());
        var needed = outlooks.of(id).orElse(null);
        var outlook = isHousehold() ? needed : null;
        var byDevice = LossPrediction.changesByItself(facts);
        return new ManagedView(
                Sentence.of(decision, exports, outlook, silent, managed.obedience(), control, zone, now),
                Lost.at(now, entry.wishes()).stream()
                        .map(ManagedView.LostView::of)
                        .toList(),
                ManagedView.StagesView.of(managed),
                managed.drivenBy().name(),
                managed.drivenBecause(),
                managed.holding().name(),
                ManagedView.ObedienceView.of(managed.obedience()),
                new ManagedView.ClockView(
                        facts.clockOffsetMs(),
                        rulePacks.required().clockTolerance().toMillis(),
                        managed.clockWrongSince()),
                ManagedView.MeterView.of(managed.sampling()),
                silent == null ? null : ManagedView.SilentView.of(silent),
                ManagedView.ComparisonView.of(managed.comparison()),
                ManagedView.LossPolicyView.of(policy, byDevice, needed != null && isSetAside(id, policy, byDevice)),
                ManagedView.ExportView.of(exports),
                ManagedView.InControlView.of(control),
                products.label(id, facts.firmware())
                        .map(ManagedView.LabelView::of)
                        .orElse(null),
                outlook == null ? null : EnergyNeedResource.NeedView.of(outlook));
    }

    /** Null while it is connected, and when it never was. */
    private @Nullable LossPrediction silent(
            UUID id, TwinFacts facts, LossPolicy policy, Wishbook.Entry entry, Instant now) {
        var since = facts.managed().silentSince() == null
                ? facts.lastSeen()
                : facts.managed().silentSince();
        if (since == null || facts.connectedSince() != null || commands.isConnected(id)) {
            return null;
        }
        var held = slots.held(List.of(id)).getOrDefault(id, new HeldProgrammes(Map.of()));
        return LossPrediction.of(facts, held, policy, entry.wishes().rating(), since, now);
    }

    private static LevelView level(LevelDecision decision, TwinFacts facts) {
        return new LevelView(
                decision.levelPercent(),
                decision.limitW(),
                decision.wantedPercent(),
                facts.acceptedPercent(),
                facts.appliedPercent());
    }

    private boolean isSetAside(UUID id, LossPolicy policy, boolean byDevice) {
        return byDevice
                && policy.kind() != LossPolicy.Kind.KEEP
                && !slots.held(List.of(id))
                        .getOrDefault(id, new HeldProgrammes(Map.of()))
                        .bySlot()
                        .containsKey(Slot.FALLBACK);
    }

    /** When somebody leaves home is nobody else's business. */
    private boolean isHousehold() {
        return current.caller() instanceof Caller.Consumer;
    }

    /** A network operator needs the load, not whose it is. */
    boolean isNetworkOperator() {
        return current.caller() instanceof Caller.Member(var organisation, var role, var person) && role == Role.DSO;
    }

    LevelDecision decision(UUID chargepointId, Instant at) {
        return LevelDecision.at(at, entry(chargepointId, at).wishes());
    }

    private Wishbook.Entry entry(UUID chargepointId, Instant at) {
        return wishbook.of(chargepointId, at)
                .orElseThrow(() -> Problem.unavailable(
                                "No rule pack has come from the registry yet, so nothing can be said about levels. Try again in a few seconds.")
                        .asException());
    }
}
