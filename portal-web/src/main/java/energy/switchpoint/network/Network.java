package energy.switchpoint.network;

import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.GatewayClient;
import energy.switchpoint.clients.GatewayClient.DeviceStatus;
import energy.switchpoint.clients.Named;
import energy.switchpoint.clients.Query;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.clients.Rows;
import energy.switchpoint.curtailment.Limit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** A network operator's areas, the chargers in them, and its limits. */
@Dependent
public class Network {

    private final RegistryClient registry;
    private final GatewayClient gateway;

    @Inject
    public Network(RegistryClient registry, GatewayClient gateway) {
        this.registry = registry;
        this.gateway = gateway;
    }

    public Answer<List<Area>> areas() {
        return registry.http().get("/network-areas", new TypeReference<>() {});
    }

    public Answer<Rows<DeviceStatus>> devicesIn(String areaId) {
        return gateway.devices(Query.of("area", areaId).and("limit", 200));
    }

    public Answer<Estimate> estimate(Wish wish) {
        return gateway.http()
                .post(
                        "/limits/estimate",
                        new EstimateWish(wish.areaId(), wish.levelPercent(), wish.direction(), wish.minutes()),
                        Estimate.class);
    }

    /** Issues the limit: it reaches every connected charger of the area at once. Sent twice with one key, issued once. */
    public Answer<Limit> issue(String key, Wish wish) {
        return gateway.http().postOnce(key, "/limits", wish.order(Instant.now()), Limit.class);
    }

    public Answer<Rows<Limit>> limits(int offset, int limit) {
        return gateway.http().get("/limits" + Query.of("offset", offset).and("limit", limit), new TypeReference<>() {});
    }

    public Answer<Limit> limit(String id) {
        return gateway.http().get("/limits/" + id, Limit.class);
    }

    public Answer<Limit> release(String id) {
        return gateway.http().post("/limits/" + id + "/release", null, Limit.class);
    }

    public Answer<Rows<LimitedDevice>> devices(String limitId, int offset, int limit) {
        return gateway.http()
                .get(
                        "/limits/" + limitId + "/devices"
                                + Query.of("offset", offset).and("limit", limit),
                        new TypeReference<>() {});
    }

    /** A part of the network: grid supply point, primary substation or feeder. */
    public record Area(
            String id, String name, String kind, @Nullable String parentId, Named dso) implements Serializable {}

    /**
     * What the engineer wants to do.
     *
     * @param direction {@link Limit#IMPORT} or {@link Limit#EXPORT}
     */
    public record Wish(
            String areaId,
            int levelPercent,
            String direction,
            int minutes,
            String reasonCode,
            String reasonText,
            String triedFirst)
            implements Serializable {

        Order order(Instant now) {
            return new Order(
                    areaId,
                    levelPercent,
                    direction,
                    now.plusSeconds(minutes * 60L),
                    reasonCode,
                    reasonText,
                    triedFirst);
        }
    }

    /** The same as the gateway wants it. */
    record Order(
            String areaId,
            int levelPercent,
            String direction,
            Instant until,
            String reasonCode,
            String reasonText,
            String triedFirst) {}

    /** The question before the order. */
    record EstimateWish(String areaId, int levelPercent, String direction, int minutes) {}

    /**
     * What a limit would do, as far as can be known before. Powers in watts, in the direction that is limited.
     *
     * @param protectedCount chargers that the level would leave less than the rule pack says; above 0 the limit is refused
     */
    public record Estimate(
            int chargers,
            int connected,
            int active,
            int idle,
            int protectedCount,
            long powerNowW,
            long expectedReliefW) {}

    /** One charger under a limit, by a name that says nothing about the household. */
    public record LimitedDevice(
            String chargepointId,
            @Nullable Instant sentAt,
            @Nullable Instant acceptedAt,
            @Nullable Long powerBeforeW,
            @Nullable Long powerAfterW,
            @Nullable String outcome,
            @Nullable Integer releaseOffsetS)
            implements Serializable {}
}
