package energy.switchpoint.credentials.control;

import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The OCPP security profile each charger has reached: it goes up when the charger comes with a higher one, never down. */
@ApplicationScoped
public class SecurityProfiles {

    /** Password over an unencrypted socket. */
    public static final int PASSWORD = 1;
    /** Password over TLS. */
    public static final int PASSWORD_OVER_TLS = 2;
    /** Certificates on both sides. */
    public static final int CERTIFICATE = 3;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    public SecurityProfiles() {}

    /** For use outside the container. */
    public SecurityProfiles(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param wanted the charger was told to go there and has not come with it yet
     * @param wantedUntil when that is given up
     */
    public record Reached(
            int profile, @Nullable Integer wanted, @Nullable Instant wantedUntil) {}

    public Optional<Reached> of(UUID chargepointId) {
        return sql.one(
                "select security_profile, wanted_profile, wanted_profile_until from device where id = ?",
                row -> new Reached(
                        row.getInt("security_profile"),
                        row.getObject("wanted_profile") == null ? null : row.getInt("wanted_profile"),
                        Sql.instantOrNull(row, "wanted_profile_until")),
                chargepointId);
    }

    /** The charger has proved itself with this profile. From here on a lower one is refused. */
    public void reached(UUID chargepointId, int profile) {
        sql.update("""
                update device set security_profile = greatest(security_profile, ?),
                    wanted_profile_until = if(wanted_profile <= ?, null, wanted_profile_until),
                    wanted_profile = if(wanted_profile <= ?, null, wanted_profile)
                where id = ?""", profile, profile, profile, chargepointId);
    }

    /** Before the charger is told, so that a crash in between is seen as a change under way. */
    public void want(UUID chargepointId, int profile, Instant until) {
        sql.update(
                "update device set wanted_profile = ?, wanted_profile_until = ? where id = ?",
                profile,
                until,
                chargepointId);
    }

    public void giveUp(UUID chargepointId) {
        sql.update("update device set wanted_profile = null, wanted_profile_until = null where id = ?", chargepointId);
    }

    /** A charger that did not come with the wanted profile in time has gone back to the one it had. */
    public List<UUID> overdue(int limit) {
        return sql.list(
                "select id from device where wanted_profile_until <= ? limit ?",
                row -> row.getObject(1, UUID.class),
                clock.instant(),
                limit);
    }
}
