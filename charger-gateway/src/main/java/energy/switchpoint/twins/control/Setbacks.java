package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.twins.control.Happened.Said;
import energy.switchpoint.twins.control.ReconcileSteps.Plan;
import energy.switchpoint.twins.entity.Abilities;
import energy.switchpoint.twins.entity.DrivenBy;
import energy.switchpoint.twins.entity.Holding;
import energy.switchpoint.twins.entity.Managed;
import energy.switchpoint.twins.entity.ReadBack;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What follows when a charger cannot do what is wanted of it, or says that it does and does not. One charger at a time. */
@ApplicationScoped
public class Setbacks {

    /** A device that refuses a calendar so often in a row cannot hold it in this way. */
    static final int REFUSALS_UNTIL_LESS = 3;

    @Inject
    TwinRows twins;

    @Inject
    SlotRows slotRows;

    @Inject
    Driving driving;

    @Inject
    DeviceLog log;

    @Inject
    Clock clock;

    public Setbacks() {}

    /** For use outside the container. */
    public Setbacks(TwinRows twins, SlotRows slotRows, Driving driving, DeviceLog log, Clock clock) {
        this.twins = twins;
        this.slotRows = slotRows;
        this.driving = driving;
        this.log = log;
        this.clock = clock;
    }

    /**
     * What a device says that it can do, against how it is driven.
     *
     * @return whether it is driven in another way now, and to be planned anew
     */
    boolean drivesOtherwise(Plan plan, Abilities abilities) {
        var id = plan.chargepointId();
        var unit = abilities.onlyUnit();
        if (unit != null) {
            twins.onlyUnit(id, unit);
        }
        if (Boolean.FALSE.equals(abilities.smartCharging()) && !plan.isDriven()) {
            driveOtherwise(id, "it says that it has no Smart Charging");
            return true;
        }
        if (!Boolean.FALSE.equals(abilities.smartCharging()) && plan.isDriven()) {
            // Another firmware: what the last one could not do is tried again.
            twins.drivenBy(id, DrivenBy.SMART_CHARGING, "new firmware");
            log.add(id, LogKind.COMMAND, "DRIVEN_BY_SMART_CHARGING", "new firmware");
            return true;
        }
        return false;
    }

    /** It will not take this, however often it is asked. */
    void triedOften(Said said) {
        var plan = said.plan();
        var id = said.chargepointId();
        if (!(said.outcome() instanceof CommandOutcome.Refused(var _, var reason))) {
            return;
        }
        if (meansNoSmartCharging(plan, said.todo().slot(), reason)) {
            driveOtherwise(id, "refused a limit: " + reason);
            return;
        }
        switch (said.todo().slot()) {
            case SUMMER, SPECIAL -> holdsLess(id, Holding.ONE_PROGRAMME, "refused a second programme: " + reason);
            case CALENDAR -> {
                var holding = plan.facts().managed().holding();
                holdsLess(id, holding.lesser(), "refused its programme: " + reason);
            }
            case FALLBACK, SETPOINT, CEILING -> {}
        }
    }

    /** It takes neither a calendar nor a plain limit, or knows no such message. */
    private static boolean meansNoSmartCharging(Plan plan, Slot slot, String reason) {
        return reason.startsWith("NotImplemented")
                || reason.startsWith("NotSupported")
                        && (slot == Slot.CEILING || slot == Slot.SETPOINT)
                        && plan.facts().managed().holding() == Holding.NOTHING;
    }

    /** By a setting of its product where one is known; on and off is what is left. */
    private void driveOtherwise(UUID id, String why) {
        var means = driving.setting(id).isPresent() ? DrivenBy.VENDOR_KEY : DrivenBy.START_STOP;
        twins.drivenBy(id, means, why);
        log.add(id, LogKind.COMMAND, "DRIVEN_BY_" + means.name(), why);
        twins.reconcileBy(List.of(id), clock.instant());
    }

    private void holdsLess(UUID id, Holding holding, String why) {
        twins.holds(id, holding);
        log.add(id, LogKind.COMMAND, "HOLDS_" + holding.name(), why);
        twins.reconcileBy(List.of(id), clock.instant());
    }

    /**
     * The level that a device says it follows, against what it accepted.
     *
     * @return whether its layers are to be sent again
     */
    boolean judged(Plan plan, CommandOutcome.CompositeSchedule schedule) {
        var id = plan.chargepointId();
        return switch (ReadBack.of(plan.wanted(), plan.rating().ratingW(), schedule)) {
            case ReadBack.Follows() -> {
                if (plan.facts().managed().obedience().disobeysSince() != null
                        && twins.obeys(id, Managed.How.COMPOSITE_SCHEDULE)) {
                    log.add(id, LogKind.COMMAND, "FOLLOWS_AGAIN", "says that it follows what it accepted");
                }
                yield false;
            }
            case ReadBack.IgnoresValidity() -> {
                holdsLess(
                        id,
                        Holding.ONE_PROGRAMME,
                        "follows programmes outside their time; it gets one that needs no time");
                yield false;
            }
            case ReadBack.Exceeds(long reported, long accepted) -> {
                disobeys(plan, "accepted %d W, says that it follows %d W".formatted(accepted, reported));
                yield true;
            }
        };
    }

    /** Told again, with as long a wait as it has disobeyed so far. */
    private void disobeys(Plan plan, String detail) {
        var id = plan.chargepointId();
        var now = clock.instant();
        if (twins.disobeys(id, now, Managed.How.COMPOSITE_SCHEDULE, detail)) {
            log.add(id, LogKind.COMMAND, "NOT_APPLIED", detail);
        }
        var since = plan.facts().managed().obedience().disobeysSince();
        slotRows.sendAgain(id, detail, now.plus(RetryPause.whileDisobeying(since, now)));
    }
}
