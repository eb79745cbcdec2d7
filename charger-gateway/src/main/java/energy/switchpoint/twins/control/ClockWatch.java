package energy.switchpoint.twins.control;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.OperationCommand;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.commands.entity.SettingsCommand;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.rulepacks.control.RulePacks;
import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.Tick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Watches the clocks of all chargers (R020): one further off than the rule pack allows is marked and told the time again, until
 * it is well. A charger's programme is only as punctual as its clock.
 */
@ApplicationScoped
public class ClockWatch {

    private static final Duration PERIOD = Duration.ofSeconds(10);

    /** A clock that stays wrong is not told the time without pause. */
    private static final Duration TELL_AGAIN = Duration.ofMinutes(10);

    private static final int MOST_TOLD_AT_ONCE = 200;

    @Inject
    Sql sql;

    @Inject
    RulePacks rulePacks;

    @Inject
    ChargerCommands commands;

    @Inject
    DeviceLog log;

    private volatile Instant next = Instant.EPOCH;

    public ClockWatch() {}

    /** For use outside the container. */
    public ClockWatch(Sql sql, RulePacks rulePacks, ChargerCommands commands, DeviceLog log) {
        this.sql = sql;
        this.rulePacks = rulePacks;
        this.commands = commands;
        this.log = log;
    }

    private record Reading(UUID id, long offsetMs, @Nullable String version) {}

    void tick(@Observes Tick tick) {
        if (!tick.at().isBefore(next)) {
            next = tick.at().plus(PERIOD);
            check(tick.at());
        }
    }

    public void check(Instant now) {
        rulePacks.inForce().ifPresent(rules -> {
            var most = rules.clockTolerance().toMillis();
            mark(now, most);
            clear(most);
            tell(now, most);
        });
    }

    private void mark(Instant now, long mostMs) {
        for (var wrong : readings("clock_wrong_since is null and abs(clock_offset_ms) > ?", mostMs)) {
            // Of several nodes that look, one marks it.
            if (sql.update(
                            "update twin set clock_wrong_since = ?, clock_told_at = null where chargepoint_id = ? and clock_wrong_since is null",
                            now,
                            wrong.id())
                    == 1) {
                log.add(
                        wrong.id(),
                        LogKind.CONNECTION,
                        "CLOCK_WRONG",
                        "%d ms off, more than %d ms".formatted(wrong.offsetMs(), mostMs));
            }
        }
    }

    private void clear(long mostMs) {
        for (var well : readings("clock_wrong_since is not null and abs(clock_offset_ms) <= ?", mostMs)) {
            if (sql.update(
                            "update twin set clock_wrong_since = null where chargepoint_id = ? and clock_wrong_since is not null",
                            well.id())
                    == 1) {
                log.add(well.id(), LogKind.CONNECTION, "CLOCK_WELL", "%d ms off".formatted(well.offsetMs()));
            }
        }
    }

    private void tell(Instant now, long mostMs) {
        var due = readings(
                "clock_wrong_since is not null and connected_since is not null and abs(clock_offset_ms) > ?"
                        + " and (clock_told_at is null or clock_told_at <= ?) order by clock_told_at limit "
                        + MOST_TOLD_AT_ONCE,
                mostMs,
                now.minus(TELL_AGAIN));
        for (var wrong : due) {
            if (commands.isConnected(wrong.id())
                    && sql.update(
                                    "update twin set clock_told_at = ? where chargepoint_id = ? and (clock_told_at is null or clock_told_at <= ?)",
                                    now,
                                    wrong.id(),
                                    now.minus(TELL_AGAIN))
                            == 1) {
                tellTheTime(wrong, now);
            }
        }
    }

    /** By its own setting where it has one, else by a heartbeat, whose answer carries the time; then its clock is read again. */
    private void tellTheTime(Reading wrong, Instant now) {
        var version = wrong.version();
        var set = version != null && version.startsWith("2")
                ? commands.send(wrong.id(), setClock(now))
                : CompletableFuture.<CommandOutcome>completedStage(new CommandOutcome.Refused(now, "no such setting"));
        var told = set.thenCompose(
                outcome -> outcome instanceof CommandOutcome.SettingsWritten written && written.allTaken()
                        ? CompletableFuture.<CommandOutcome>completedStage(outcome)
                        : commands.send(wrong.id(), trigger(OperationCommand.Kind.HEARTBEAT)));
        CompletionStage<CommandOutcome> read =
                told.thenCompose(_ -> commands.send(wrong.id(), trigger(OperationCommand.Kind.STATUS)));
        read.exceptionally(_ -> new CommandOutcome.TimedOut(now));
    }

    private static ChargerCommand setClock(Instant now) {
        return new SettingsCommand.WriteSettings(List.of(new SettingsCommand.Setting(
                SettingName.of("ClockCtrlr", "DateTime"),
                now.truncatedTo(ChronoUnit.MILLIS).toString())));
    }

    private static ChargerCommand trigger(OperationCommand.Kind kind) {
        return new OperationCommand.Trigger(kind, kind == OperationCommand.Kind.STATUS ? 1 : 0);
    }

    private List<Reading> readings(String condition, Object... parameters) {
        return sql.list(
                "select chargepoint_id, clock_offset_ms, ocpp_version from twin where " + condition,
                row -> new Reading(
                        Objects.requireNonNull(row.getObject(1, UUID.class)), row.getLong(2), row.getString(3)),
                parameters);
    }
}
