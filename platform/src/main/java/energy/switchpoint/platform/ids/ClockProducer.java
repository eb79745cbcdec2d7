package energy.switchpoint.platform.ids;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The clock every bean gets, so that tests can hand in their own. */
@ApplicationScoped
public class ClockProducer {

    @Produces
    @jakarta.enterprise.context.Dependent
    Clock utc() {
        return Clock.systemUTC();
    }
}
