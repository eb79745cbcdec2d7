package energy.switchpoint.inventory.control;

import energy.switchpoint.commands.entity.ChargerEvent;
import energy.switchpoint.commands.entity.DeviceEvent.AttributeValue;
import energy.switchpoint.commands.entity.DeviceEvent.Variable;
import energy.switchpoint.commands.entity.DeviceEvent.VariablesReported;
import energy.switchpoint.commands.entity.EventRows;
import energy.switchpoint.commands.entity.SettingName;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Chargers' inventories: the last that was reported of every variable; of what may be a password or a key only that it is there. */
@ApplicationScoped
public class VariableRows implements EventRows {

    @Inject
    Sql sql;

    public VariableRows() {}

    /** For use outside the container. */
    public VariableRows(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void record(List<ChargerEvent> events) {
        var rows = new ArrayList<@Nullable Object[]>();
        for (var report : Kind.of(VariablesReported.class, events)) {
            for (var variable : report.variables()) {
                variable.values().forEach(value -> rows.add(row(report, variable, value)));
            }
        }
        sql.batch("""
                insert into device_variable (chargepoint_id, component, component_instance, connector, name, instance,
                  attribute, value, readable, writable, persistent, unit, data_type, lowest, highest, allowed,
                  monitorable, request_id, reported_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on duplicate key update value = values(value), readable = values(readable),
                  writable = values(writable), persistent = values(persistent), unit = values(unit),
                  data_type = values(data_type), lowest = values(lowest), highest = values(highest),
                  allowed = values(allowed), monitorable = values(monitorable), request_id = values(request_id),
                  reported_at = values(reported_at)""", rows);
    }

    /** What the device last reported as this variable's actual value. */
    public Optional<String> value(UUID chargepointId, SettingName name) {
        var component = name.component();
        return sql
                .list(
                        """
                        select value from device_variable where chargepoint_id = ? and component = ?
                          and component_instance = ? and connector = ? and name = ? and instance = ? and attribute = ?
                          and value is not null""",
                        row -> row.getString(1),
                        chargepointId,
                        component == null ? "" : component.name(),
                        component == null ? "" : Kind.orEmpty(component.instance()),
                        component == null || component.connector() == null ? 0 : component.connector(),
                        name.name(),
                        Kind.orEmpty(name.instance()),
                        name.attribute().name())
                .stream()
                .findFirst();
    }

    private static @Nullable Object[] row(VariablesReported report, Variable variable, AttributeValue value) {
        var component = variable.name().component();
        return new @Nullable Object[] {
            report.chargepointId(),
            component == null ? "" : component.name(),
            component == null ? "" : Kind.orEmpty(component.instance()),
            component == null || component.connector() == null ? 0 : component.connector(),
            variable.name().name(),
            Kind.orEmpty(variable.name().instance()),
            value.attribute().name(),
            variable.name().mayHoldSecret() ? null : value.value(),
            value.readable(),
            value.writable(),
            value.persistent(),
            variable.unit(),
            variable.dataType(),
            variable.lowest(),
            variable.highest(),
            variable.allowed(),
            variable.monitorable(),
            report.requestId(),
            report.at()
        };
    }
}
