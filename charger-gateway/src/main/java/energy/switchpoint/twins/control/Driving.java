package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.devices.entity.NominalVolts;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.control.ReconcileSteps.Plan;
import energy.switchpoint.twins.entity.LimitSetting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings a charger without Smart Charging to its level by what it has: a setting of its product, or else by ending and
 * beginning transactions and closing its connectors. Waits for the charger.
 */
@ApplicationScoped
public class Driving {

    /** The tag a session begins with that nobody began at the charger. */
    private static final String REMOTE = "SWITCHPOINT";

    @Inject
    Sql sql;

    @Inject
    ChargerCommands commands;

    public Driving() {}

    /** For use outside the container. */
    public Driving(Sql sql, ChargerCommands commands) {
        this.sql = sql;
        this.commands = commands;
    }

    /**
     * What came of it.
     *
     * @param readBack the setting was read again and is as written
     */
    public record Driven(CommandOutcome outcome, boolean readBack) {}

    private record Running(String id, int connector) {}

    /** The setting its product is known to have. */
    public Optional<LimitSetting> setting(UUID chargepointId) {
        return sql.one(
                """
                select s.component, s.name, s.unit, s.smallest
                from device_product d join product p on p.id = d.product_id
                join limit_setting s on s.brand = p.brand and s.model in (p.model, '*')
                where d.chargepoint_id = ? order by s.model = '*' limit 1""",
                row -> {
                    var component = row.getString("component");
                    var name = row.getString("name");
                    return new LimitSetting(
                            component == null ? SettingName.of(name) : SettingName.of(component, name),
                            LimitSetting.Unit.valueOf(row.getString("unit")),
                            row.getInt("smallest"));
                },
                chargepointId);
    }

    Driven drive(Plan plan) {
        return switch (plan.facts().managed().drivenBy()) {
            case SMART_CHARGING -> throw new IllegalStateException("driven by its profiles");
            case VENDOR_KEY ->
                setting(plan.chargepointId())
                        .map(setting -> byItsSetting(plan, setting))
                        .orElseGet(() -> byStartAndStop(plan));
            case START_STOP -> byStartAndStop(plan);
        };
    }

    private Driven byItsSetting(Plan plan, LimitSetting setting) {
        var supply = supply(plan.chargepointId());
        var value = setting.value(plan.limitW(), supply.phases(), supply.volts());
        var written = ask(
                plan, new SettingsCommand.WriteSettings(List.of(new SettingsCommand.Setting(setting.name(), value))));
        if (written instanceof CommandOutcome.SettingsWritten(var at, var results)
                && !new CommandOutcome.SettingsWritten(at, results).allTaken()) {
            return new Driven(new CommandOutcome.Refused(at, results.getFirst().word()), false);
        }
        if (!(written instanceof CommandOutcome.Told)) {
            return new Driven(written, false);
        }
        var read = ask(plan, new SettingsCommand.ReadSettings(List.of(setting.name())));
        var same = countsAtOnce(written)
                && read instanceof CommandOutcome.SettingsRead settings
                && settings.values().stream().anyMatch(v -> value.equals(v.value()));
        return new Driven(written, same);
    }

    /** What counts only after a restart reads as written, and yet the charger does not follow it. */
    private static boolean countsAtOnce(CommandOutcome written) {
        return !(written instanceof CommandOutcome.SettingsWritten(var _, var results))
                || results.stream().noneMatch(r -> r.effect() == CommandOutcome.Effect.AFTER_RESTART);
    }

    private record Supply(int phases, int volts) {}

    private Supply supply(UUID chargepointId) {
        return sql.one(
                        "select d.phases, %s from device d where d.id = ?".formatted(NominalVolts.OF_SITE),
                        row -> new Supply(row.getInt(1), row.getInt(2)),
                        chargepointId)
                .orElseThrow();
    }

    private Driven byStartAndStop(Plan plan) {
        return new Driven(plan.levelPercent() == 0 ? stop(plan) : start(plan), false);
    }

    /** What runs is ended first: closed while it runs, a connector closes only after it. */
    private CommandOutcome stop(Plan plan) {
        for (var running : running(plan.chargepointId())) {
            var outcome = ask(plan, new ChargerCommand.StopTransaction(running.id()));
            if (!isDone(outcome)) {
                return outcome;
            }
            sql.update(
                    "update twin set drive_stopped = ? where chargepoint_id = ?",
                    running.connector(),
                    plan.chargepointId());
        }
        return ask(plan, new OperationCommand.ChangeAvailability(0, false));
    }

    private CommandOutcome start(Plan plan) {
        var opened = ask(plan, new OperationCommand.ChangeAvailability(0, true));
        if (!isDone(opened)) {
            return opened;
        }
        var stopped = sql.one(
                "select drive_stopped from twin where chargepoint_id = ? and drive_stopped is not null",
                row -> row.getInt(1),
                plan.chargepointId());
        if (stopped.isEmpty() || !running(plan.chargepointId()).isEmpty()) {
            return opened;
        }
        var begun = ask(plan, new ChargerCommand.StartTransaction(stopped.get(), REMOTE));
        if (isDone(begun) || begun instanceof CommandOutcome.Refused) {
            // Refused: the vehicle has left meanwhile, and the next one begins by itself.
            sql.update("update twin set drive_stopped = null where chargepoint_id = ?", plan.chargepointId());
            return opened;
        }
        return begun;
    }

    private List<Running> running(UUID chargepointId) {
        return sql.list("""
                select coalesce(transaction_id, number) as id, connector from charger_transaction
                where chargepoint_id = ? and ended_at is null order by number""", row -> new Running(row.getString("id"), row.getInt("connector")), chargepointId);
    }

    private static boolean isDone(CommandOutcome outcome) {
        return outcome instanceof CommandOutcome.Accepted || outcome instanceof CommandOutcome.Told;
    }

    private CommandOutcome ask(Plan plan, ChargerCommand command) {
        return commands.send(plan.chargepointId(), command)
                .toCompletableFuture()
                .join();
    }
}
