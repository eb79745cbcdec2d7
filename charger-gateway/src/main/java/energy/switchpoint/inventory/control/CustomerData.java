package energy.switchpoint.inventory.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.DeviceEvent.CustomerInformation;
import energy.switchpoint.commands.entity.EventRows;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What chargers told they hold about a person; goes with the rest of the past when that is erased. */
@ApplicationScoped
public class CustomerData implements EventRows {

    @Inject
    Sql sql;

    public CustomerData() {}

    /** For use outside the container. */
    public CustomerData(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void record(List<ChargerEvent> events) {
        sql.batch(
                """
                insert into customer_information (chargepoint_id, request_id, part, data, reported_at)
                values (?, ?, ?, ?, ?) on duplicate key update data = values(data)""",
                Kind.of(CustomerInformation.class, events).stream()
                        .map(e ->
                                new @Nullable Object[] {e.chargepointId(), e.requestId(), e.number(), e.data(), e.at()})
                        .toList());
    }

    /** One text for each time the device was asked, oldest first. */
    public List<String> of(UUID chargepointId) {
        return sql.list("""
                select group_concat(data order by part separator '') from customer_information
                where chargepoint_id = ? group by request_id order by min(reported_at)""", row -> row.getString(1), chargepointId);
    }
}
