package energy.switchpoint.inventory.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.DeviceEvent.DisplayMessagesReported;
import energy.switchpoint.commands.entity.EventRows;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages chargers say are on their screens. */
@ApplicationScoped
public class DisplayRows implements EventRows {

    @Inject
    Sql sql;

    public DisplayRows() {}

    /** For use outside the container. */
    public DisplayRows(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void record(List<ChargerEvent> events) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var report : Kind.of(DisplayMessagesReported.class, events)) {
            for (var message : report.messages()) {
                var state = message.state();
                rows.add(new @Nullable Object[] {
                    report.chargepointId(),
                    message.id(),
                    message.priority().name(),
                    state == null ? null : state.name(),
                    message.from(),
                    message.until(),
                    message.transactionId(),
                    message.format().name(),
                    message.language(),
                    message.text(),
                    report.requestId(),
                    report.at()
                });
            }
        }
        sql.batch("""
                insert into display_message (chargepoint_id, message_id, priority, state, valid_from, valid_to,
                  transaction_id, format, language, text, request_id, reported_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on duplicate key update priority = values(priority), state = values(state),
                  valid_from = values(valid_from), valid_to = values(valid_to),
                  transaction_id = values(transaction_id), format = values(format), language = values(language),
                  text = values(text), request_id = values(request_id), reported_at = values(reported_at)""", rows);
    }
}
