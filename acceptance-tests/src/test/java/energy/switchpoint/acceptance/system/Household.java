package energy.switchpoint.acceptance.system;

import static org.awaitility.Awaitility.await;

import energy.switchpoint.acceptance.api.Api;
import energy.switchpoint.acceptance.system.Installation.Service;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A household with a charger of its own, made as people make it: a CPO onboards the device, it connects, and its owner
 * claims it with the pairing code and a press on the button.
 */
public record Household(
        Person owner, Person cpo, String chargepoint, String identity, String password, String version) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** As long as a charger may wait for its turn when its feeder has come back. */
    private static final Duration A_TURN = Duration.ofMinutes(3);

    public static Household with(Person owner, Person cpo, String version) {
        var onboarded = onboard(cpo, version);
        var connection = onboarded.getJsonObject("connection");
        var home = new Household(
                owner,
                cpo,
                onboarded.getJsonObject("chargepoint").getString("id"),
                connection.getString("identity"),
                connection.getString("password"),
                version);
        Chargers.add(home.identity(), home.password(), version);
        home.awaitConnected();
        home.claim(connection.getString("pairingCode"));
        home.giveProgramme();
        return home;
    }

    /** The CPO registers a device of a product that speaks this OCPP version. */
    public static JsonObject onboard(Person cpo, String version) {
        var product = Api.asNobody().get(Service.REGISTRY, "/public/products?limit=50").expect(200).items().stream()
                .filter(p -> p.getJsonArray("ocppVersions").toString().contains('"' + version + '"'))
                .filter(p -> p.getString("brand").equals("Voltworks") && p.getInt("phases") == 1)
                .findFirst()
                .orElseThrow();
        var detail = Api.asNobody()
                .get(Service.REGISTRY, "/public/products/" + product.getString("id"))
                .expect(200)
                .json();
        var area = anyFeeder(cpo);
        return Api.as(cpo)
                .post(
                        Service.REGISTRY,
                        "/chargepoints",
                        Json.createObjectBuilder()
                                .add("serial", "T-" + UUID.randomUUID())
                                .add("productId", product.getString("id"))
                                .add(
                                        "firmwareId",
                                        detail.getJsonArray("firmware")
                                                .getJsonObject(0)
                                                .getString("id"))
                                .add("scenario", "OFF_STREET")
                                .add("addressLine", "1 Elm Row")
                                .add("postcode", "NT1 1AA")
                                .add("networkAreaId", area.getString("id"))
                                .add("ratingW", product.getInt("ratingW"))
                                .add("phases", product.getInt("phases"))
                                .add("label", "Test charger"),
                        "Idempotency-Key",
                        UUID.randomUUID().toString())
                .expect(201)
                .json();
    }

    /** Not always the same one: many chargers that start anew on one feeder are a feeder that comes back, and wait their turn. */
    private static JsonObject anyFeeder(Person cpo) {
        var feeders = areas(cpo).stream()
                .filter(a -> a.getString("kind").equals("FEEDER")
                        && a.getJsonObject("dso").getString("id").equals(Person.DANA.organisation()))
                .toList();
        return feeders.get(ThreadLocalRandom.current().nextInt(feeders.size()));
    }

    public static List<JsonObject> areas(Person cpo) {
        return Api.as(cpo)
                .get(Service.REGISTRY, "/network-areas")
                .expect(200)
                .array()
                .getValuesAs(JsonObject.class);
    }

    public void awaitConnected() {
        await("charger " + identity + " connected")
                .atMost(PATIENCE)
                .until(() -> Chargers.state(identity).getBoolean("connected"));
    }

    private void claim(String pairingCode) {
        var claim = Api.as(owner)
                .post(Service.REGISTRY, "/claims", Json.createObjectBuilder().add("pairingCode", pairingCode))
                .expect(201)
                .json()
                .getString("id");
        Chargers.act(identity, "button").expect(200);
        await("claim confirmed")
                .atMost(PATIENCE)
                .until(() -> Api.as(owner)
                        .get(Service.REGISTRY, "/claims/" + claim)
                        .json()
                        .getString("state")
                        .equals("CONFIRMED"));
        await("the gateway knows the owner")
                .atMost(PATIENCE)
                .until(() -> Api.as(owner)
                                .get(Service.GATEWAY, "/devices/" + chargepoint + "/twin")
                                .status()
                        == 200);
    }

    /** Off-peak at night, half by day; set by the CPO, kept by the device. */
    private void giveProgramme() {
        JsonArrayBuilder days = Json.createArrayBuilder();
        List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN").forEach(days::add);
        var calendar = Json.createObjectBuilder()
                .add("timezone", "Europe/London")
                .add(
                        "entries",
                        Json.createArrayBuilder()
                                .add(entry("00:30", 100))
                                .add(entry("05:30", 50))
                                .add(entry("16:00", 0))
                                .add(entry("22:00", 50)))
                .add("specialDays", Json.createArrayBuilder())
                .build()
                .toString();
        var path = "/devices/" + chargepoint + "/calendar";
        await("calendar set").atMost(PATIENCE).until(() -> {
            var current = Api.as(cpo).get(Service.GATEWAY, path);
            return current.status() == 200
                    && Api.as(cpo)
                                    .put(Service.GATEWAY, path, calendar, "If-Match", current.etag())
                                    .status()
                            == 200;
        });
        await("the calendar counts, after its random offset")
                .atMost(PATIENCE)
                .until(() -> Api.as(cpo)
                        .get(Service.GATEWAY, path)
                        .json()
                        .getJsonArray("waiting")
                        .isEmpty());
        awaitAnswering();
        var last = new AtomicReference<>("");
        await("what the device holds changes no more")
                .atMost(A_TURN)
                .during(Duration.ofSeconds(2))
                .until(() -> {
                    var now = programmeOnTheDevice();
                    return now.equals(last.getAndSet(now));
                });
    }

    private static jakarta.json.JsonObjectBuilder entry(String at, int level) {
        var days = Json.createArrayBuilder();
        List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN").forEach(days::add);
        return Json.createObjectBuilder().add("days", days).add("at", at).add("levelPercent", level);
    }

    /** The device itself answers: what the twin says may be from before a gateway was killed. */
    public void awaitAnswering() {
        await("the device answers")
                .atMost(PATIENCE)
                .until(() -> Api.as(owner)
                                .get(Service.GATEWAY, "/devices/" + chargepoint + "/composite-schedule?hours=24")
                                .status()
                        == 200);
    }

    /** A charger that has started anew may have to wait for its turn first, when others of its feeder have too. */
    public void awaitProgramme(String fingerprint) {
        awaitAnswering();
        await("the programme " + fingerprint)
                .atMost(A_TURN)
                .until(() -> programmeOnTheDevice().equals(fingerprint));
    }

    /** Same programme, same fingerprint; read from the device itself. */
    public String programmeOnTheDevice() {
        return Api.as(owner)
                .get(Service.GATEWAY, "/devices/" + chargepoint + "/composite-schedule?hours=24")
                .expect(200)
                .json()
                .getString("fingerprint");
    }
}
