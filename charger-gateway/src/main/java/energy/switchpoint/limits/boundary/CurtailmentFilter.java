package energy.switchpoint.limits.boundary;

import energy.switchpoint.limits.control.SupplyLimits;
import energy.switchpoint.platform.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads what part of the register somebody asks for: times, or whole days in UTC. */
final class CurtailmentFilter {

    private CurtailmentFilter() {}

    static SupplyLimits.Filter of(@Nullable String dso, @Nullable String from, @Nullable String to) {
        return new SupplyLimits.Filter(dso == null || dso.isBlank() ? null : dso, time(from, 0), time(to, 1));
    }

    private static @Nullable Instant time(@Nullable String text, int daysAfter) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.length() == "2027-03-01".length()
                    ? LocalDate.parse(text)
                            .plusDays(daysAfter)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException _) {
            throw Problem.badRequest(
                            "unreadable-time",
                            "from and to are days like 2027-03-01, or times like 2027-03-01T09:00:00Z.")
                    .asException();
        }
    }
}
