package energy.switchpoint.twins.control;

import energy.switchpoint.sql.Sql;
import energy.switchpoint.twins.entity.DrivenBy;
import energy.switchpoint.twins.entity.Holding;
import energy.switchpoint.twins.entity.Managed;
import energy.switchpoint.twins.entity.Managed.Applied;
import energy.switchpoint.twins.entity.Managed.Comparison;
import energy.switchpoint.twins.entity.Managed.How;
import energy.switchpoint.twins.entity.Managed.Obedience;
import energy.switchpoint.twins.entity.Managed.Stage;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Managed mode's part of a twin's row. */
final class ManagedRow {

    private ManagedRow() {}

    static Managed read(ResultSet row) throws SQLException {
        var how = row.getString("applied_how");
        return new Managed(
                Holding.valueOf(row.getString("holding")),
                DrivenBy.valueOf(row.getString("driven_by")),
                row.getString("driven_because"),
                Stage.of(row.getObject("requested_percent", Integer.class), Sql.instantOrNull(row, "requested_at")),
                Stage.of(row.getObject("accepted_percent", Integer.class), Sql.instantOrNull(row, "accepted_at")),
                new Applied(
                        row.getObject("applied_percent", Integer.class),
                        Sql.instantOrNull(row, "applied_at"),
                        how == null ? null : How.valueOf(how)),
                new Obedience(
                        Sql.instantOrNull(row, "disobeys_since"),
                        row.getInt("disobeyed"),
                        row.getString("disobeyed_detail")),
                Sql.instantOrNull(row, "clock_wrong_since"),
                Sql.instantOrNull(row, "silent_since"),
                comparison(row),
                new Managed.Drive(row.getString("abilities_of"), row.getInt("drive_failures")),
                new Managed.Sampling(
                        row.getString("sample_of"),
                        row.getObject("sample_wanted_s", Integer.class),
                        row.getObject("sample_kept_s", Integer.class),
                        row.getString("sample_why"),
                        row.getInt("sample_failures"),
                        Sql.instantOrNull(row, "sample_again_at")));
    }

    private static @Nullable Comparison comparison(ResultSet row) throws SQLException {
        var at = Sql.instantOrNull(row, "compared_at");
        return at == null
                ? null
                : new Comparison(
                        at,
                        Sql.instantOrNull(row, "compared_silent_since"),
                        row.getInt("predicted_percent"),
                        row.getObject("reported_percent", Integer.class));
    }
}
