package energy.switchpoint.limits.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.limits.control.SupplyLimits.ToMeasure;
import energy.switchpoint.limits.entity.Measurement;
import energy.switchpoint.limits.entity.Outcome;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.twins.control.TwinRows;
import energy.switchpoint.twins.entity.ChargersCame;
import energy.switchpoint.twins.entity.SlotSent;
import energy.switchpoint.twins.entity.SlotsSent;
import energy.switchpoint.twins.entity.Tick;
import energy.switchpoint.twins.entity.TwinFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Follows limits charger by charger: what the charger said, and what its meter shows afterwards. */
@ApplicationScoped
public class LimitProgress {

    private static final Duration ASK_METER_EVERY = Duration.ofSeconds(3);
    private static final int MOST_PER_TICK = 1000;

    @Inject
    SupplyLimits limits;

    @Inject
    LimitControl control;

    @Inject
    TwinRows twins;

    @Inject
    ChargerCommands commands;

    @Inject
    RulePacks rulePacks;

    @Inject
    Pseudonyms pseudonyms;

    public LimitProgress() {}

    /** For use outside the container. */
    public LimitProgress(
            SupplyLimits limits,
            LimitControl control,
            TwinRows twins,
            ChargerCommands commands,
            RulePacks rulePacks,
            Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
        this.rulePacks = rulePacks;
        this.limits = limits;
        this.control = control;
        this.twins = twins;
        this.commands = commands;
    }

    void ceilingsSent(@Observes SlotsSent sent) {
        var ceilings = sent.all().stream().filter(s -> s.slot() == Slot.CEILING).toList();
        var open = limits.open(ceilings.stream().map(SlotSent::chargepointId).toList());
        var accepted = new ArrayList<SupplyLimits.Reached>();
        var missed = new ArrayList<SupplyLimits.Missed>();
        for (var one : ceilings) {
            for (var limit : open.getOrDefault(one.chargepointId(), List.of())) {
                switch (one.outcome()) {
                    case CommandOutcome.Accepted(var at) ->
                        accepted.add(new SupplyLimits.Reached(
                                limit, one.chargepointId(), one.sentAt(), at, at.plus(Measurement.SETTLING)));
                    case CommandOutcome.Refused(var _, var reason) ->
                        missed.add(missed(limit, one, Outcome.REFUSED, reason));
                    case CommandOutcome.TimedOut _ ->
                        missed.add(missed(limit, one, Outcome.NOT_REACHED, "no answer in time"));
                    case CommandOutcome.NotConnected() ->
                        missed.add(missed(limit, one, Outcome.NOT_REACHED, "not connected"));
                    case CommandOutcome.Told _ -> throw new IllegalStateException("not an answer to a limit");
                }
            }
        }
        limits.accepted(accepted);
        limits.notAccepted(missed);
    }

    private static SupplyLimits.Missed missed(UUID limitId, SlotSent sent, Outcome outcome, String detail) {
        return new SupplyLimits.Missed(limitId, sent.chargepointId(), sent.sentAt(), outcome, detail);
    }

    void chargersCame(@Observes ChargersCame chargers) {
        if (limits.noneActive()) {
            return;
        }
        rulePacks.inForce().ifPresent(rules -> chargers.chargepointIds().forEach(id -> control.include(id, rules)));
    }

    void tick(@Observes Tick tick) {
        control.endRunOut();
        control.tellProgress(pseudonyms);
        measure(tick);
    }

    private void measure(Tick tick) {
        var due = limits.toMeasure(tick.at(), MOST_PER_TICK);
        var facts = twins.facts(
                due.stream().map(ToMeasure::chargepointId).distinct().toList());
        var open = new ArrayList<ToMeasure>();
        for (var row : due) {
            var twin = facts.getOrDefault(row.chargepointId(), TwinFacts.SILENT);
            var powerAt = twin.powerAt();
            var power = powerAt == null ? null : Long.valueOf(row.direction().towards(twin.powerW()));
            new Measurement(row.limitW(), row.powerBeforeW(), row.acceptedAt())
                    .judge(power, powerAt, tick.at())
                    .ifPresentOrElse(outcome -> limits.measured(row, outcome, power), () -> open.add(row));
        }
        limits.measureAgain(open, tick.at().plus(ASK_METER_EVERY));
        askMeters(open);
    }

    /** The answer comes as a meter value of its own, and is seen at the next look. */
    private void askMeters(List<ToMeasure> rows) {
        rows.stream()
                .map(ToMeasure::chargepointId)
                .distinct()
                .filter(commands::isConnected)
                .forEach(id -> commands.send(id, new ChargerCommand.TriggerMeter(1)));
    }
}
