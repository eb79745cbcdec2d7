package energy.switchpoint.acceptance.system;

import energy.switchpoint.acceptance.api.Answer;
import energy.switchpoint.acceptance.api.Api;
import jakarta.json.Json;
import jakarta.json.JsonObject;

/** The simulated chargers, through the simulator's control page: what hands at the charger would do. */
public final class Chargers {

    private Chargers() {}

    public static void add(String identity, String password, String version) {
        Api.asNobody()
                .send(
                        "POST",
                        url(""),
                        Json.createObjectBuilder()
                                .add("identity", identity)
                                .add("password", password)
                                .add("version", version)
                                .build()
                                .toString());
    }

    /** One that calls a gateway of its own. */
    public static void addAt(String gateway, String identity, String password, String version) {
        Api.asNobody()
                .send(
                        "POST",
                        url(""),
                        Json.createObjectBuilder()
                                .add("identity", identity)
                                .add("password", password)
                                .add("version", version)
                                .add("gateway", gateway)
                                .build()
                                .toString());
    }

    public static JsonObject state(String identity) {
        return Api.asNobody().send("GET", url("/" + identity), null).expect(200).json();
    }

    /** {@code plug}, {@code unplug}, {@code button}, {@code remove}. */
    public static Answer act(String identity, String action) {
        return Api.asNobody().send("POST", url("/" + identity + "/" + action), "{}");
    }

    public static Answer fault(String identity, String kind, int seconds) {
        return Api.asNobody()
                .send(
                        "POST",
                        url("/" + identity + "/fault"),
                        Json.createObjectBuilder()
                                .add("kind", kind)
                                .add("seconds", seconds)
                                .build()
                                .toString());
    }

    private static String url(String path) {
        return Installation.UNDER_TEST.chargers() + "/chargers" + path;
    }
}
