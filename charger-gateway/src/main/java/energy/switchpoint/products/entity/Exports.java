package energy.switchpoint.products.entity;

import org.jspecify.annotations.Nullable;

/**
 * Whether a charger can be told to give power back: its product must be able to, and its OCPP version must have words for it.
 * 1.6 and 2.0.1 have none; 2.1 has setpoints and limits of discharge (functional block Q).
 *
 * @param productW what the product can give back; 0 = nothing
 * @param ocppVersion as negotiated last; null = not known yet
 */
public record Exports(int productW, @Nullable String ocppVersion) {

    /**
     * The same in a query, in watts, where {@code t} is the charger's twin and {@code p} its product, either of which may be
     * missing. A charger that is driven without Smart Charging cannot be told either.
     */
    public static final String WATTS =
            "if(t.ocpp_version like '2.1%' and t.driven_by = 'SMART_CHARGING', coalesce(p.export_rating_w, 0), 0)";

    /** The product of the charger {@code d}, for {@link #WATTS}. */
    public static final String PRODUCT =
            "left join device_product dp on dp.chargepoint_id = d.id left join product p on p.id = dp.product_id";

    private boolean hasWords() {
        return ocppVersion != null && ocppVersion.startsWith("2.1");
    }

    public boolean possible() {
        return productW > 0 && hasWords();
    }

    /** Null where it can. */
    public @Nullable String whyNot() {
        if (productW == 0) {
            return "its product cannot give power back";
        }
        if (ocppVersion == null) {
            return "it has never been connected";
        }
        return hasWords() ? null : "OCPP %s has no words for giving power back".formatted(ocppVersion);
    }
}
