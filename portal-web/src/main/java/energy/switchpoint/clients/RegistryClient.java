package energy.switchpoint.clients;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Asks the registry: chargers, operators, products, claims. */
public class RegistryClient {

    private final ServiceHttp http;

    public RegistryClient(ServiceHttp http) {
        this.http = http;
    }

    public Answer<Rows<Chargepoint>> chargepoints(Query query) {
        return http.get("/chargepoints" + query, new TypeReference<>() {});
    }

    /** The chargers that belong to the person asking. */
    public Answer<List<Chargepoint>> owned() {
        return chargepoints(Query.of("limit", 200))
                .map(rows -> rows.items().stream().filter(Chargepoint::owned).toList());
    }

    public Answer<Chargepoint> chargepoint(String id) {
        return http.get("/chargepoints/" + id, Chargepoint.class);
    }

    public Answer<List<Operatorship>> operatorships(String chargepointId) {
        return http.get("/chargepoints/" + chargepointId + "/operatorships", new TypeReference<>() {});
    }

    public Answer<Claim> claim(String pairingCode) {
        return http.post("/claims", Map.of("pairingCode", pairingCode), Claim.class);
    }

    public Answer<Claim> claimById(String id) {
        return http.get("/claims/" + id, Claim.class);
    }

    public Answer<List<Operator>> operators(String productId) {
        return http.get("/public/operators" + Query.of("productId", productId), new TypeReference<>() {});
    }

    public Answer<Label> label(String productId, String firmwareId) {
        return http.get("/public/products/" + productId + "/firmware/" + firmwareId + "/label", Label.class);
    }

    /** For calls this class does not know yet. */
    public ServiceHttp http() {
        return http;
    }

    /** A charger as its owner, its operator or its network sees it. */
    public record Chargepoint(
            String id,
            @Nullable String serial,
            @Nullable String label,
            Product product,
            Firmware firmware,
            String scenario,
            @Nullable String addressLine,
            @Nullable String postcode,
            @Nullable Named networkArea,
            @Nullable Named dso,
            long ratingW,
            int phases,
            @Nullable String identity,
            String state,
            @Nullable Operating operator,
            boolean owned,
            long version)
            implements Serializable {

        /** What people call it. */
        public String called() {
            return label == null || label.isBlank() ? product.brand() + " " + product.model() : label;
        }
    }

    /** Make and model. */
    public record Product(String id, String brand, String model) implements Serializable {}

    /** The software on it. */
    public record Firmware(String id, String version) implements Serializable {}

    /** Who operates it, since when. */
    public record Operating(
            String id, String name, @Nullable Instant since) implements Serializable {}

    /** Who operated it from when until when; {@code until} is absent or far away for the present one. */
    public record Operatorship(
            Named organisation, Instant from, @Nullable Instant until) {}

    /** Somebody says a charger is theirs; it becomes true when they do something at the charger. */
    public record Claim(
            String id,
            String state,
            @Nullable Instant expiresAt,
            @Nullable String label,
            @Nullable String chargepointId) {}

    /** An operator one can switch to, and what it offers and asks. */
    public record Operator(
            String id,
            String name,
            @Nullable String website,
            @Nullable String summary,
            @Nullable String programmeSummary,
            @Nullable Calendar calendar,
            boolean acceptsProduct,
            @Nullable List<AskedPurpose> purposes,
            @Nullable String priceNote) {}

    /** A purpose an operator asks data for. */
    public record AskedPurpose(String purpose, boolean required) {}

    /** What can be switched about a product with a firmware, and how well. */
    public record Label(
            String productId,
            String firmwareId,
            String brand,
            String model,
            String version,
            @Nullable String criteriaVersion,
            @Nullable Instant computedAt,
            String lowest,
            List<Form> forms,
            List<Capability> capabilities) {}

    /** One of the three forms of interoperability. */
    public record Form(String form, String level, @Nullable String meaning) {}

    /** One of the seven capabilities. */
    public record Capability(
            String capability,
            String level,
            @Nullable String meaning,
            @Nullable List<Criterion> criteria) {}

    /** One thing looked at, met or not, and where the fact comes from. */
    public record Criterion(
            String id,
            String text,
            @Nullable String forLevel,
            boolean met,
            @Nullable String fact,
            @Nullable String source) {}
}
