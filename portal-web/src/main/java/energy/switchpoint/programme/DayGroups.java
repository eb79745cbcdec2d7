package energy.switchpoint.programme;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;

/** Which days share their times, while somebody edits a week. */
public enum DayGroups {
    EVERY_DAY(List.of(List.of(DayOfWeek.values()))),
    WORK_AND_WEEKEND(List.of(
            List.of(DayOfWeek.values()).subList(0, 5),
            List.of(DayOfWeek.values()).subList(5, 7))),
    EACH_DAY(Arrays.stream(DayOfWeek.values()).map(List::of).toList());

    private final List<List<DayOfWeek>> groups;

    DayGroups(List<List<DayOfWeek>> groups) {
        this.groups = groups;
    }

    public List<List<DayOfWeek>> groups() {
        return groups;
    }

    /** The simplest that shows this week as it is. */
    public static DayGroups of(Week week) {
        return Arrays.stream(values())
                .filter(candidate -> candidate.groups.stream()
                        .allMatch(days -> days.stream().map(week::on).distinct().count() <= 1))
                .findFirst()
                .orElse(EACH_DAY);
    }
}
