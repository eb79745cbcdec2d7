package energy.switchpoint.figures.entity;

import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.Party;
import energy.switchpoint.switching.entity.SwitchState;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the switches of a time went, over all and by operator. A return counts like any other switch. */
public record SwitchFigures(
        long requested,
        long open,
        long completed,
        long returned,
        long objected,
        long withdrawn,
        long expired,
        @Nullable Long medianSeconds,
        List<ByOperator> byOperator) {

    public record Operator(String id, String name) {}

    public record ByOperator(Operator operator, long gained, long lost, long objected, long returned) {

        private ByOperator plus(long moreGained, long moreLost, long moreObjected, long moreReturned) {
            return new ByOperator(
                    operator, gained + moreGained, lost + moreLost, objected + moreObjected, returned + moreReturned);
        }
    }

    public static SwitchFigures of(List<OperatorSwitch> switches) {
        return new SwitchFigures(
                switches.size(),
                switches.stream().filter(s -> !s.state().isFinal()).count(),
                count(switches, SwitchState.COMPLETED),
                count(switches, SwitchState.RETURNED),
                count(switches, SwitchState.OBJECTED),
                count(switches, SwitchState.WITHDRAWN),
                count(switches, SwitchState.EXPIRED),
                median(switches),
                byOperator(switches));
    }

    private static long count(List<OperatorSwitch> switches, SwitchState state) {
        return switches.stream().filter(s -> s.state() == state).count();
    }

    /** From the request to the end; of an even number the upper of the two in the middle. */
    private static @Nullable Long median(List<OperatorSwitch> switches) {
        var seconds = switches.stream()
                .filter(s -> s.state() == SwitchState.COMPLETED)
                .map(s -> Duration.between(s.requestedAt(), s.stateSince()).toSeconds())
                .sorted()
                .toList();
        return seconds.isEmpty() ? null : seconds.get(seconds.size() / 2);
    }

    private static List<ByOperator> byOperator(List<OperatorSwitch> switches) {
        var all = new TreeMap<String, ByOperator>();
        for (var s : switches) {
            boolean completed = s.state() == SwitchState.COMPLETED;
            add(all, s.gaining(), completed ? 1 : 0, 0, 0, s.state() == SwitchState.RETURNED ? 1 : 0);
            var losing = s.losing();
            if (losing != null) {
                add(all, losing, 0, completed ? 1 : 0, s.state() == SwitchState.OBJECTED ? 1 : 0, 0);
            }
        }
        return List.copyOf(all.values());
    }

    private static void add(
            TreeMap<String, ByOperator> all, Party party, long gained, long lost, long objected, long returned) {
        var id = party.id().value();
        var known = all.getOrDefault(id, new ByOperator(new Operator(id, party.name()), 0, 0, 0, 0));
        all.put(id, known.plus(gained, lost, objected, returned));
    }
}
