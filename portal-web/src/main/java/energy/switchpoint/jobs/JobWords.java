package energy.switchpoint.jobs;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import energy.switchpoint.jobs.Jobs.Job;
import energy.switchpoint.pieces.Clocks;
import energy.switchpoint.pieces.Quantities;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A job in words for its operator. */
final class JobWords {

    private static final Set<String> NAMED =
            Set.of("RESET", "READ_METER", "UNLOCK", "CLEAR_CACHE", "UPDATE_FIRMWARE", "UPLOAD_LOG", "WRITE_SETTINGS");

    private JobWords() {}

    static String what(Job job) {
        return job.levelPercent() == null || job.until() == null
                ? kind(job.kind())
                : translate("jobs.level-until", Quantities.percent(job.levelPercent()), Clocks.moment(job.until()));
    }

    static String kind(String kind) {
        if (kind.equals(Jobs.Wish.LEVEL)) {
            return translate("jobs.kind-commanded_state");
        }
        return NAMED.contains(kind)
                ? translate("jobs.kind-" + kind.toLowerCase(Locale.ROOT))
                : kind.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String state(Job job) {
        return translate("jobs.state-" + job.state().toLowerCase(Locale.ROOT));
    }

    static String deviceState(String state) {
        return translate("jobs.device-" + state.toLowerCase(Locale.ROOT));
    }

    static String sentence(Job job) {
        if (job.isRunning()) {
            return translate("jobs.sentence-running", job.finished(), job.devices());
        }
        return job.state().equals("CANCELLED")
                ? translate("jobs.sentence-cancelled", job.finished() - job.count("CANCELLED"), job.devices())
                : translate("jobs.sentence-done", job.devices() - job.notDone(), job.devices());
    }

    static String reason(Job job) {
        if (job.isRunning()) {
            long underWay = job.count("UNDER_WAY");
            return underWay > 0
                    ? translate("jobs.under-way", underWay)
                    : job.remaining()
                            .map(left -> translate("jobs.time-left", Clocks.length(left)))
                            .orElseGet(() -> translate("jobs.waiting"));
        }
        return job.notDone() > 0 ? translate("jobs.not-done", notDone(job)) : "";
    }

    /** "2 refused, 1 was offline" */
    private static String notDone(Job job) {
        return Job.NOT_DONE.stream()
                .filter(state -> job.count(state) > 0)
                .map(state -> translate("jobs.not-done-" + state.toLowerCase(Locale.ROOT), job.count(state)))
                .collect(Collectors.joining(", "));
    }

    static String tone(Job job) {
        if (job.isRunning()) {
            return "active";
        }
        return job.notDone() > 0 ? "limited" : "good";
    }
}
