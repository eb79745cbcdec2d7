package energy.switchpoint.organisations.control;

import energy.switchpoint.platform.identity.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What organisations are called. Remembers the answer, so that the registry may be away for a while. */
@ApplicationScoped
public class OrganisationNames {

    /** A new organisation shows up after at most this long. */
    private static final Duration FRESH = Duration.ofMinutes(5);

    /** Between two questions about a name that is not there. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Whether an organisation exists. */
    public enum Known {
        YES,
        NO,
        /** The registry does not answer and the name was never seen. */
        UNSURE
    }

    @Inject
    OrganisationDirectory directory;

    @Inject
    Clock clock;

    private Map<String, String> names = Map.of();
    private Instant asked = Instant.EPOCH;
    private boolean answered;

    /** The name, or the id while the name is not to be had. */
    public String of(String organisation) {
        var name = current(organisation).get(organisation);
        return name == null ? organisation : name;
    }

    public Known knows(OrganisationId organisation) {
        if (current(organisation.value()).containsKey(organisation.value())) {
            return Known.YES;
        }
        return answered ? Known.NO : Known.UNSURE;
    }

    private synchronized Map<String, String> current(String wanted) {
        var wait = names.containsKey(wanted) ? FRESH : PATIENCE;
        if (asked.plus(wait).isBefore(clock.instant())) {
            asked = clock.instant();
            var answer = directory.all();
            answered = answer.isPresent();
            answer.ifPresent(all -> names = Map.copyOf(all));
        }
        return names;
    }
}
