package energy.switchpoint.needs.control;

import energy.switchpoint.needs.entity.EnergyNeed;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What each household's car needs by when: one need per charger, the last one said. It ends with the departure. */
@ApplicationScoped
public class EnergyNeeds {

    /** Sessions that a need counts: those that ran when it was said, and those after. */
    private static final String METERED = """
            select coalesce(sum(greatest(coalesce(end_wh, last_wh) - start_wh, 0)), 0) from charging_session
            where chargepoint_id = ? and (ended_at is null or ended_at > ?)""";

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    public EnergyNeeds() {}

    /** For use outside the container. */
    public EnergyNeeds(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    public Optional<EnergyNeed> of(UUID chargepointId) {
        return Optional.ofNullable(of(List.of(chargepointId)).get(chargepointId));
    }

    /** Only of chargers that have one, of their owners of now: what another said before is nothing to them. */
    public Map<UUID, EnergyNeed> of(Collection<UUID> chargepointIds) {
        if (chargepointIds.isEmpty()) {
            return Map.of();
        }
        var parameters = new ArrayList<@Nullable Object>(chargepointIds);
        parameters.add(clock.instant());
        var found = new HashMap<UUID, EnergyNeed>();
        sql.each(
                """
                select n.chargepoint_id, n.energy_wh, n.departure, n.max_w, n.said_at, n.metered_wh,
                  (select coalesce(sum(greatest(coalesce(s.end_wh, s.last_wh) - s.start_wh, 0)), 0) from charging_session s
                   where s.chargepoint_id = n.chargepoint_id and (s.ended_at is null or s.ended_at > n.said_at)) as metered_now
                from energy_need n join device d on d.id = n.chargepoint_id and d.owner_person_id = n.person_id
                where n.chargepoint_id in (%s) and n.departure > ?""".formatted(Sql.marks(chargepointIds.size())),
                row -> found.put(
                        Objects.requireNonNull(row.getObject("chargepoint_id", UUID.class)),
                        new EnergyNeed(
                                row.getLong("energy_wh"),
                                Sql.instant(row, "departure"),
                                row.getObject("max_w", Long.class),
                                Sql.instant(row, "said_at"),
                                Math.max(0, row.getLong("metered_now") - row.getLong("metered_wh")))),
                parameters.toArray());
        return found;
    }

    public void say(UUID chargepointId, PersonId person, long energyWh, Instant departure, @Nullable Long maxW) {
        var now = clock.instant();
        sql.update("""
                insert into energy_need (chargepoint_id, person_id, energy_wh, departure, max_w, said_at, metered_wh)
                values (?, ?, ?, ?, ?, ?, ?)
                on duplicate key update person_id = value(person_id), energy_wh = value(energy_wh), departure = value(departure),
                  max_w = value(max_w), said_at = value(said_at), metered_wh = value(metered_wh)""", chargepointId, person.value(), energyWh, departure, maxW, now, metered(chargepointId, now));
    }

    private long metered(UUID chargepointId, Instant since) {
        return sql.one(METERED, row -> row.getLong(1), chargepointId, since).orElse(0L);
    }

    /** @return how many there were */
    public int forget(UUID chargepointId) {
        return sql.update("delete from energy_need where chargepoint_id = ?", chargepointId);
    }

    /** @return how many there were */
    public int forgetWhoSaid(PersonId person) {
        return sql.update("delete from energy_need where person_id = ?", person.value());
    }
}
