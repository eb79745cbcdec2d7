package energy.switchpoint.twins.control;

import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An operator's chargers by what other features know of them: its own tags, the product, the firmware. */
@ApplicationScoped
public class ChosenDevices {

    @Inject
    Sql sql;

    public ChosenDevices() {}

    /** For use outside the container. */
    public ChosenDevices(Sql sql) {
        this.sql = sql;
    }

    /** What a charger has to fit; what is null or empty fits all. */
    public record Choice(
            @Nullable String tag,
            @Nullable UUID product,
            @Nullable String firmware) {
        public boolean fitsAll() {
            return isLeftOut(tag) && product == null && isLeftOut(firmware);
        }
    }

    /** Those of an organisation that fit. */
    public List<UUID> of(String organisation, Choice choice, Instant at) {
        var query = new StringBuilder("""
                select a.chargepoint_id from command_authority a
                where a.organisation_id = ? and a.valid_from <= ? and a.valid_until > ?""");
        var parameters = new ArrayList<@Nullable Object>(List.of(organisation, at, at));
        if (!isLeftOut(choice.tag())) {
            query.append("""
                     and exists (select 1 from device_tag t
                       where t.chargepoint_id = a.chargepoint_id and t.organisation_id = a.organisation_id and t.tag = ?)""");
            parameters.add(choice.tag());
        }
        if (choice.product() != null) {
            query.append("""
                     and exists (select 1 from device_product p where p.chargepoint_id = a.chargepoint_id and p.product_id = ?)""");
            parameters.add(choice.product());
        }
        if (!isLeftOut(choice.firmware())) {
            query.append(
                    " and exists (select 1 from twin w where w.chargepoint_id = a.chargepoint_id and w.firmware = ?)");
            parameters.add(choice.firmware());
        }
        return sql.list(
                query.toString(), row -> Objects.requireNonNull(row.getObject(1, UUID.class)), parameters.toArray());
    }

    private static boolean isLeftOut(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
