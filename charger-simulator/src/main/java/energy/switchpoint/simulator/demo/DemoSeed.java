package energy.switchpoint.simulator.demo;

import energy.switchpoint.simulator.Options;
import energy.switchpoint.simulator.demo.Api.NotAsExpected;
import energy.switchpoint.simulator.demo.SeedBook.Step;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.panel.boundary.ControlAddress;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Makes the demo's streets: operators onboard chargers, the chargers connect, households claim theirs at the button, operators set
 * programmes, cars arrive. Over the public APIs only; what was made is not made again.
 */
public final class DemoSeed {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Addresses addresses;
    private final URI control;
    private final Api api;
    private final SeedBook book;

    private DemoSeed(Addresses addresses, URI control, Api api, SeedBook book) {
        this.addresses = addresses;
        this.control = control;
        this.api = api;
        this.book = book;
    }

    /** {@code --home DIR [--control URL] [--password switchpoint]}; addresses as in the services' configuration. */
    public static void main(String[] args) throws IOException {
        try {
            var words = new String[args.length + 1];
            words[0] = "seed";
            System.arraycopy(args, 0, words, 1, args.length);
            var options = Options.read(words);
            var home = Path.of(options.need("home"));
            var control =
                    URI.create(options.get("control", ControlAddress.read(home).toString()));
            var addresses = Addresses.from(System.getenv());
            var api = new Api(addresses.issuer(), options.get("password", "switchpoint"));
            new DemoSeed(addresses, control, api, new SeedBook(home)).make();
        } catch (NotAsExpected | IllegalArgumentException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private void make() {
        for (var charger : DemoCharger.ALL) {
            onboard(charger);
            once(charger, Step.CONNECTED, () -> connect(charger));
        }
        for (var charger : DemoCharger.ALL) {
            charger.claimedBy().ifPresent(owner -> once(charger, Step.CLAIMED, () -> claim(charger, owner)));
            once(charger, Step.PROGRAMMED, () -> giveProgramme(charger));
            charger.claimedBy().ifPresent(owner -> once(charger, Step.CONSENTED, () -> consent(charger, owner)));
            charger.car().ifPresent(percent -> once(charger, Step.CAR_ARRIVED, () -> carArrives(charger, percent)));
        }
        say("the demo has " + DemoCharger.ALL.size() + " chargers");
    }

    private void once(DemoCharger charger, Step step, Runnable work) {
        if (!book.isDone(charger.serial(), step)) {
            work.run();
            book.done(charger.serial(), step);
        }
    }

    private void onboard(DemoCharger charger) {
        if (book.knows(charger.serial())) {
            return;
        }
        var product = product(charger);
        var answer = api.post(
                        charger.cpo(),
                        addresses.registry(),
                        "/chargepoints",
                        JsonText.object()
                                .add("serial", charger.serial())
                                .add("productId", product.getString("id"))
                                .add("firmwareId", newestFirmware(product).getString("id"))
                                .add("scenario", charger.model().startsWith("Street") ? "ON_STREET" : "OFF_STREET")
                                .add("addressLine", charger.addressLine())
                                .add("postcode", charger.postcode())
                                .add("networkAreaId", area(charger))
                                .add("ratingW", product.getInt("ratingW"))
                                .add("phases", product.getInt("phases"))
                                .add("label", charger.label())
                                .build(),
                        "demo-" + charger.serial())
                .object();
        var chargepoint = answer.getJsonObject("chargepoint");
        book.onboarded(charger.serial(), chargepoint.getString("id"), answer.getJsonObject("connection"));
        say(charger.cpo() + " onboarded " + charger.model() + " at " + charger.addressLine() + " as "
                + book.text(charger.serial(), "identity"));
    }

    private JsonObject product(DemoCharger charger) {
        var page = api.get(null, addresses.registry(), "/public/products?limit=200")
                .object();
        for (var product : JsonText.children(page, "items")) {
            if (product.getString("model").equals(charger.model())) {
                return api.get(null, addresses.registry(), "/public/products/" + product.getString("id"))
                        .object();
            }
        }
        throw new NotAsExpected("The catalogue has no product " + charger.model());
    }

    private static JsonObject newestFirmware(JsonObject product) {
        return product.getJsonArray("firmware").getJsonObject(0);
    }

    private String area(DemoCharger charger) {
        var areas = api.get(charger.cpo(), addresses.registry(), "/network-areas")
                .json()
                .asJsonArray();
        for (var area : areas.getValuesAs(JsonObject.class)) {
            if (area.getString("name").equals(charger.area())) {
                return area.getString("id");
            }
        }
        throw new NotAsExpected("There is no network area " + charger.area());
    }

    private void connect(DemoCharger charger) {
        var identity = book.text(charger.serial(), "identity");
        var product = product(charger);
        var added = api.post(
                null,
                control,
                "/chargers",
                JsonText.object()
                        .add("identity", identity)
                        .add("password", book.text(charger.serial(), "password"))
                        .add("version", charger.version())
                        .add("vendor", product.getString("brand"))
                        .add("model", charger.model())
                        .add("serial", charger.serial())
                        .add("firmwareVersion", newestFirmware(product).getString("version"))
                        .add("ratingW", product.getInt("ratingW"))
                        .add("phases", product.getInt("phases"))
                        .build(),
                "");
        if (added.status() != 409) { // 409: a run that broke off had added it
            added.expectOk();
        }
        until(
                identity + " is connected",
                () -> lineTrouble(
                        api.get(null, control, "/chargers/" + identity).object()));
        say(identity + " is connected with OCPP " + charger.version());
    }

    private static String lineTrouble(JsonObject state) {
        return state.getBoolean("connected") ? "" : "not connected. " + state.getString("trouble");
    }

    private void claim(DemoCharger charger, String owner) {
        var identity = book.text(charger.serial(), "identity");
        var claim = api.post(
                        owner,
                        addresses.registry(),
                        "/claims",
                        JsonText.object()
                                .add("pairingCode", book.text(charger.serial(), "pairingCode"))
                                .build(),
                        "")
                .object()
                .getString("id");
        act(identity, "button", JsonText.empty());
        until(
                owner + "'s claim of " + identity + " is confirmed",
                () -> claimTrouble(
                        api.get(owner, addresses.registry(), "/claims/" + claim).object()));
        say(owner + " claimed " + identity + " with its pairing code and a press on its button");
    }

    private static String claimTrouble(JsonObject claim) {
        var state = claim.getString("state");
        return state.equals("CONFIRMED") ? "" : state;
    }

    /** The programme the operator advertises. */
    private void giveProgramme(DemoCharger charger) {
        var path = "/devices/" + book.text(charger.serial(), "chargepointId") + "/calendar";
        var calendar = advertised(charger);
        until("the programme of " + charger.label() + " is set", () -> {
            var current = api.get(charger.cpo(), addresses.gateway(), path);
            return current.isOk()
                    ? api.put(charger.cpo(), addresses.gateway(), path, calendar, current.etag())
                            .trouble()
                    : current.trouble();
        });
        say(charger.cpo() + " set the programme of " + charger.label());
    }

    private JsonObject advertised(DemoCharger charger) {
        var operator = operator(charger);
        var operators =
                api.get(null, addresses.registry(), "/public/operators").json().asJsonArray();
        for (var each : operators.getValuesAs(JsonObject.class)) {
            if (each.getString("id").equals(operator)) {
                return each.getJsonObject("calendar");
            }
        }
        throw new NotAsExpected(operator + " advertises no programme");
    }

    private String operator(DemoCharger charger) {
        return api.get(
                        charger.cpo(),
                        addresses.registry(),
                        "/chargepoints/" + book.text(charger.serial(), "chargepointId"))
                .object()
                .getJsonObject("operator")
                .getString("id");
    }

    private void consent(DemoCharger charger, String owner) {
        var body = JsonText.object()
                .add("recipient", operator(charger))
                .add("chargepointId", book.text(charger.serial(), "chargepointId"))
                .add("purpose", "OPERATE_CHARGER")
                .add("noticeVersion", noticeVersion())
                .build();
        until("consent to " + operator(charger) + " is recorded", () -> {
            var answer = api.post(owner, addresses.consent(), "/consents", body, "demo-" + charger.serial());
            return answer.text().contains("consent-already-given") ? "" : answer.trouble();
        });
        say(owner + " agreed that " + operator(charger) + " operates " + charger.label());
    }

    private int noticeVersion() {
        var notices =
                api.get(null, addresses.consent(), "/public/notices").json().asJsonArray();
        for (var notice : notices.getValuesAs(JsonObject.class)) {
            if (notice.getString("purpose").equals("OPERATE_CHARGER")) {
                return notice.getInt("version");
            }
        }
        throw new NotAsExpected("There is no notice for OPERATE_CHARGER");
    }

    private void carArrives(DemoCharger charger, int socPercent) {
        var identity = book.text(charger.serial(), "identity");
        act(identity, "plug", JsonText.object().add("socPercent", socPercent).build());
        say("a car arrived at " + charger.addressLine());
    }

    private void act(String identity, String what, JsonObject body) {
        var answer = api.post(null, control, "/chargers/" + identity + "/" + what, body, "");
        if (answer.status() != 409) { // 409: it is so already
            answer.expectOk();
        }
    }

    /** @param trouble empty once it is so; until then what stands in the way */
    private static void until(String what, Supplier<String> trouble) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var now = trouble.get(); !now.isEmpty(); now = trouble.get()) {
            if (System.nanoTime() > deadline) {
                throw new NotAsExpected(
                        "Waited " + PATIENCE.toSeconds() + " s in vain until " + what + "; last: " + now);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void say(String what) {
        System.out.println(what);
    }
}
