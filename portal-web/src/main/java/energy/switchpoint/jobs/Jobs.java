package energy.switchpoint.jobs;

import energy.switchpoint.clients.Answer;
import energy.switchpoint.clients.GatewayClient;
import energy.switchpoint.clients.Query;
import energy.switchpoint.clients.RegistryClient;
import energy.switchpoint.clients.Rows;
import energy.switchpoint.network.Network.Area;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** An operator's jobs at the gateway. */
@Dependent
public class Jobs {

    private final GatewayClient gateway;
    private final RegistryClient registry;

    @Inject
    public Jobs(GatewayClient gateway, RegistryClient registry) {
        this.gateway = gateway;
        this.registry = registry;
    }

    public Answer<Rows<Job>> page(int offset, int limit) {
        return gateway.http().get("/jobs" + Query.of("offset", offset).and("limit", limit), new TypeReference<>() {});
    }

    public Answer<Job> job(String id) {
        return gateway.http().get("/jobs/" + id, Job.class);
    }

    /** With their names where the gateway still tells them. @param state empty = in whatever state */
    public Answer<Rows<DeviceResult>> devices(String id, String state, int offset, int limit) {
        return gateway.http()
                .<Rows<DeviceResult>>get(
                        "/jobs/" + id + "/devices"
                                + Query.of("state", state).and("offset", offset).and("limit", limit),
                        new TypeReference<>() {})
                .map(page -> new Rows<>(named(page.items()), page.total()));
    }

    private List<DeviceResult> named(List<DeviceResult> results) {
        if (results.isEmpty()) {
            return results;
        }
        var ids = results.stream().map(DeviceResult::chargepointId).collect(Collectors.joining(","));
        var names = new HashMap<String, String>();
        gateway.devices(Query.of("ids", ids).and("limit", 200))
                .orElse(Rows.none())
                .items()
                .forEach(d -> names.put(d.chargepointId(), d.called()));
        return results.stream()
                .map(r -> r.named(names.getOrDefault(r.chargepointId(), r.chargepointId())))
                .toList();
    }

    public Answer<Job> cancel(String id) {
        return gateway.http().post("/jobs/" + id + "/cancel", null, Job.class);
    }

    /** Sent twice with one key, started once. */
    public Answer<Job> retry(String key, String id) {
        return gateway.http().postOnce(key, "/jobs/" + id + "/retry", null, Job.class);
    }

    public Answer<Preview> preview(Wish wish) {
        return gateway.http().post("/jobs/preview", Map.of("selection", wish.selection()), Preview.class);
    }

    public Answer<Job> start(String key, Wish wish) {
        return gateway.http().postOnce(key, "/jobs", wish.order(Instant.now()), Job.class);
    }

    public Answer<List<Area>> areas() {
        return registry.http().get("/network-areas", new TypeReference<>() {});
    }

    public Answer<List<String>> tags() {
        return gateway.http()
                .get("/tags", TagsInUse.class)
                .map(all -> all.items().stream().map(TagInUse::tag).toList());
    }

    /** Work for many chargers and how far it is. */
    public record Job(
            String id,
            String kind,
            @Nullable Integer levelPercent,
            @Nullable Instant until,
            String state,
            long devices,
            long finished,
            Map<String, Long> counts,
            double perSecond,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String traceId)
            implements Serializable {

        static final List<String> NOT_DONE = List.of("FAILED", "REFUSED", "TIMED_OUT", "NOT_CONNECTED");

        public boolean isRunning() {
            return state.equals("RUNNING");
        }

        /** Where another try may help. */
        public long notDone() {
            return NOT_DONE.stream().mapToLong(this::count).sum();
        }

        public long count(String deviceState) {
            return counts.getOrDefault(deviceState, 0L);
        }

        /** At the speed so far; empty while that says nothing: at the beginning, and when chargers are waited for. */
        public Optional<Duration> remaining() {
            return isRunning() && perSecond > 0
                    ? Optional.of(Duration.ofSeconds((long) Math.ceil((devices - finished) / perSecond)))
                    : Optional.empty();
        }
    }

    /** What one charger made of a job. */
    public record DeviceResult(
            String chargepointId,
            String state,
            @Nullable String detail,
            int offsetS,
            @Nullable Instant sentAt,
            @Nullable Instant answeredAt,
            @Nullable String name)
            implements Serializable {

        DeviceResult named(String called) {
            return new DeviceResult(chargepointId, state, detail, offsetS, sentAt, answeredAt, called);
        }
    }

    /** Whom a job would reach. */
    public record Preview(long devices, long connected, long overridden) implements Serializable {}

    /** A word on chargers. */
    public record TagInUse(String tag, long chargers) implements Serializable {}

    /** All of them. */
    public record TagsInUse(List<TagInUse> items) implements Serializable {}

    /**
     * What somebody wants done by which chargers; every empty filter fits all.
     *
     * @param kind COMMANDED_STATE or a command's type
     */
    public record Wish(String kind, int levelPercent, int minutes, String areaId, String tag, String firmware)
            implements Serializable {

        static final String LEVEL = "COMMANDED_STATE";

        boolean isForAll() {
            return areaId.isBlank() && tag.isBlank() && firmware.isBlank();
        }

        Map<String, Object> selection() {
            var selection = new HashMap<String, Object>();
            if (isForAll()) {
                selection.put("all", true);
            }
            put(selection, "area", areaId);
            put(selection, "tag", tag);
            put(selection, "firmware", firmware);
            return selection;
        }

        Map<String, Object> order(Instant now) {
            var order = new HashMap<String, Object>();
            order.put("selection", selection());
            if (kind.equals(LEVEL)) {
                order.put("kind", LEVEL);
                order.put("levelPercent", levelPercent);
                order.put("until", now.plus(Duration.ofMinutes(minutes)).toString());
            } else {
                order.put("kind", "COMMAND");
                order.put("command", Map.of("type", kind));
            }
            return order;
        }

        private static void put(Map<String, Object> selection, String name, String value) {
            if (!value.isBlank()) {
                selection.put(name, value.strip());
            }
        }
    }
}
