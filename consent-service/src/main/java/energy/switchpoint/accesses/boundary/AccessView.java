package energy.switchpoint.accesses.boundary;

import energy.switchpoint.accesses.entity.Access;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the log on the wire. */
public record AccessView(
        UUID id,
        Instant at,
        Access.Kind kind,
        Access.Party organisation,
        String what,
        @Nullable UUID chargepointId) {

    public static AccessView of(Access access) {
        return new AccessView(
                access.id(),
                access.at(),
                access.kind(),
                access.who(),
                access.what(),
                access.chargepointId().orElse(null));
    }
}
