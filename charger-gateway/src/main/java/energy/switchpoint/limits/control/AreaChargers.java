package energy.switchpoint.limits.control;

import energy.switchpoint.levels.entity.Rating;
import energy.switchpoint.products.entity.Exports;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The chargers of a network operator's areas. An area includes all areas beneath it. */
@ApplicationScoped
public class AreaChargers {

    @Inject
    Sql sql;

    public AreaChargers() {}

    /** For use outside the container. */
    public AreaChargers(Sql sql) {
        this.sql = sql;
    }

    public record AreaCharger(UUID chargepointId, Rating rating) {}

    public List<AreaCharger> in(String dsoId, String areaId) {
        return sql.list(
                """
                select d.id, d.rating_w, d.step_percent, %s from device d join device_area a on a.device_id = d.id
                  left join twin t on t.chargepoint_id = d.id %s
                where a.area_id = ? and d.dso_id = ? order by d.id""".formatted(Exports.WATTS, Exports.PRODUCT),
                row -> new AreaCharger(
                        row.getObject(1, UUID.class), new Rating(row.getLong(2), row.getInt(3), false, row.getLong(4))),
                areaId,
                dsoId);
    }

    /** As the registry told it with the chargers that hang directly in it. */
    public Optional<String> nameOf(String areaId) {
        return sql.one(
                "select network_area_name from device where network_area_id = ? and network_area_name is not null limit 1",
                row -> row.getString(1),
                areaId);
    }

    /** The network operator's name, when it has chargers in the area. */
    public Optional<String> dsoNameIn(String dsoId, String areaId) {
        return sql.one("""
                select coalesce(d.dso_name, d.dso_id) from device d join device_area a on a.device_id = d.id
                where a.area_id = ? and d.dso_id = ? limit 1""", row -> row.getString(1), areaId, dsoId);
    }
}
