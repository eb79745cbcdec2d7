package energy.switchpoint.commands.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the charger shall watch of itself and report ({@link DeviceEvent.MonitorTriggered}). */
public sealed interface MonitoringCommand extends ChargerCommand {

    /** Answered by {@link CommandOutcome.MonitorsSet}. */
    record SetMonitors(List<Monitor> monitors) implements MonitoringCommand {
        public SetMonitors {
            monitors = List.copyOf(monitors);
        }
    }

    /** Answered by {@link CommandOutcome.MonitorsCleared}. */
    record ClearMonitors(List<Integer> ids) implements MonitoringCommand {
        public ClearMonitors {
            ids = List.copyOf(ids);
        }
    }

    /** Announced, then told by {@link DeviceEvent.MonitorsReported}. Empty means no such restriction. */
    record ListMonitors(Set<Sort> sorts, List<SettingName> names) implements MonitoringCommand {
        public ListMonitors {
            sorts = Set.copyOf(sorts);
            names = List.copyOf(names);
        }
    }

    record SetMonitoringBase(Base base) implements MonitoringCommand {}

    /** @param severity report what is at least this severe: 0 danger … 9 debug */
    record SetMonitoringLevel(int severity) implements MonitoringCommand {
        public SetMonitoringLevel {
            checkSeverity(severity);
        }
    }

    /**
     * @param id of the monitor to be replaced; null makes a new one
     * @param value the threshold, the least change, or the seconds between two reports
     * @param severity 0 danger … 9 debug
     */
    record Monitor(
            @Nullable Integer id,
            SettingName what,
            Watch watch,
            BigDecimal value,
            int severity,
            boolean onlyInTransactions) {
        public Monitor {
            checkSeverity(severity);
        }
    }

    enum Watch {
        ABOVE,
        BELOW,
        /** Changed by at least the value. */
        CHANGE,
        /** Every so many seconds. */
        PERIOD,
        /** Every so many seconds, counted from midnight. */
        CLOCK_PERIOD
    }

    enum Sort {
        THRESHOLD,
        CHANGE,
        PERIOD
    }

    enum Base {
        ALL,
        FACTORY_DEFAULT,
        HARD_WIRED_ONLY
    }

    private static void checkSeverity(int severity) {
        if (severity < 0 || severity > 9) {
            throw new IllegalArgumentException("severity is 0 to 9");
        }
    }
}
