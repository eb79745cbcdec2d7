package energy.switchpoint.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import energy.switchpoint.testing.GatewayDatabaseForTests;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Many rows at once, through the driver as it comes, without the options that writers have on their own connections. */
class SqlTest {

    final GatewayDatabaseForTests database = new GatewayDatabaseForTests();
    final Sql sql = database.sql();
    final UUID one = database.device("CP-" + UUID.randomUUID());
    final UUID other = database.device("CP-" + UUID.randomUUID());

    @Test
    void manyRowsOfValuesAreInserted() {
        int written = sql.batch(
                "insert into device_tag (organisation_id, tag, chargepoint_id) values (?, ?, ?)",
                List.of(row("north-charge", "values", one), row("north-charge", "values", other)));

        assertThat(written).isEqualTo(2);
        assertThat(tagged("values")).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void manyRowsFromASelectAreInsertedByOneStatement() {
        int written =
                sql.updateEach("""
                insert into device_tag (organisation_id, tag, chargepoint_id)
                select r.organisation, r.tag, d.id from json_table(?, '$[*]' columns (
                  organisation varchar(60) path '$[0]', tag varchar(60) path '$[1]', device char(36) path '$[2]')) r
                join device d on d.id = cast(r.device as uuid)""", List.of(row("north-charge", "select", one), row("north-charge", "select", other)));

        assertThat(written).isEqualTo(2);
        assertThat(tagged("select")).containsExactlyInAnyOrder(one, other);
    }

    /** It would go well for one row, and fail when two come together. */
    @Test
    void anInsertFromASelectIsNoBatchEvenOfOneRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sql.batch(
                        "insert into device_tag (organisation_id, tag, chargepoint_id) select ?, ?, d.id from device d where d.id = ?",
                        List.of(new @Nullable Object[][] {row("north-charge", "batch", one)})))
                .withMessageContaining("values");
        assertThat(tagged("batch")).isEmpty();
    }

    private List<UUID> tagged(String tag) {
        return sql.list(
                "select chargepoint_id from device_tag where tag = ? and chargepoint_id in (?, ?)",
                each -> each.getObject(1, UUID.class),
                tag,
                one,
                other);
    }

    private static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }
}
