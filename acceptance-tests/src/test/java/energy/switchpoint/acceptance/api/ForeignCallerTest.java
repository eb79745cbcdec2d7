package energy.switchpoint.acceptance.api;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.acceptance.api.OpenApi.Operation;
import energy.switchpoint.acceptance.switching.Switching;
import energy.switchpoint.acceptance.system.Household;
import energy.switchpoint.acceptance.system.Installation.Service;
import energy.switchpoint.acceptance.system.Person;
import jakarta.json.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every operation of every service, called by those it is not for. Generated from the contracts the running services hand
 * out (and each service's own tests hold its contract against its code), so that a new operation cannot be forgotten.
 */
class ForeignCallerTest {

    /** One member of every role, none of whom has anything to do with the household below. */
    private static final Map<String, Person> STRANGERS = Map.of(
            "consumer", Person.CORA,
            "cpo", Person.GITA,
            "dso", Person.SID,
            "manufacturer", Person.MIA,
            "test-house", Person.TESS,
            "regulator", Person.REG,
            "platform", Person.PAT);

    /** These may see across owners by their office; for them only the role is checked. */
    private static final Set<String> BY_OFFICE = Set.of("regulator", "platform", "test-house");

    private static final Set<String> OWNED_BY_PEOPLE =
            Set.of("chargepoint", "switch", "consent", "case", "limit", "claim", "job");

    private static final List<Person> RIGHTFUL = List.of(Person.BEN, Person.NORA, Person.SAM, Person.DANA);

    private static final String NOBODYS = "00000000-0000-7000-8000-00000000dead";

    static final Map<String, String> IDS = new HashMap<>();

    @BeforeAll
    static void aHouseholdWithEverythingAStrangerMightWant() {
        var home = Household.with(Person.BEN, Person.NORA, "2.0.1");
        IDS.put("chargepoint", home.chargepoint());
        IDS.put("device", home.chargepoint());
        IDS.put("consent", firstId(Person.BEN, Service.CONSENT, "/consents"));
        IDS.put(
                "case",
                Api.as(Person.BEN)
                        .post(
                                Service.CONSENT,
                                "/cases",
                                Json.createObjectBuilder()
                                        .add("type", "OBJECTION")
                                        .add("detail", "test"))
                        .expect(201)
                        .json()
                        .getString("id"));
        IDS.put("person", "00000000-0000-4000-8000-0000000000a2");
        IDS.put("claim", waitingClaim());
        IDS.put("limit", endedLimit());
        IDS.put("product", PRODUCT_OF_ANOTHER_MAKER);
        IDS.put("firmware", FIRMWARE_OF_ANOTHER_MAKER);
        IDS.put(
                "switch",
                Switching.ask(home, Person.SAM, "SEAL").expect(201).json().getString("id"));
        IDS.put("organisation", "north-charge");
        IDS.put("job", job(home.chargepoint()));
    }

    /** Brightbox One of the demo; no manufacturer with a login makes it. */
    private static final String PRODUCT_OF_ANOTHER_MAKER = "00000000-0000-7000-8000-000000000b05";

    private static final String FIRMWARE_OF_ANOTHER_MAKER = "00000000-0000-7000-8000-000000000c51";

    private static String waitingClaim() {
        var code = Household.onboard(Person.NORA, "1.6")
                .getJsonObject("connection")
                .getString("pairingCode");
        return Api.as(Person.BEN)
                .post(Service.REGISTRY, "/claims", Json.createObjectBuilder().add("pairingCode", code))
                .expect(201)
                .json()
                .getString("id");
    }

    private static String endedLimit() {
        var area = Household.areas(Person.NORA).stream()
                .filter(a -> a.getString("name").startsWith("Quayside"))
                .findFirst()
                .orElseThrow();
        var limit = Api.as(Person.DANA)
                .post(
                        Service.GATEWAY,
                        "/limits",
                        Json.createObjectBuilder()
                                .add("areaId", area.getString("id"))
                                .add("levelPercent", 90)
                                .add("until", Instant.now().plusSeconds(300).toString())
                                .add("reasonCode", "CABLE")
                                .add("reasonText", "Drill")
                                .add("triedFirst", "Drill"))
                .expect(201)
                .json()
                .getString("id");
        Api.as(Person.DANA).post(Service.GATEWAY, "/limits/" + limit + "/release", Json.createObjectBuilder());
        return limit;
    }

    private static String job(String chargepoint) {
        return Api.as(Person.NORA)
                .post(
                        Service.GATEWAY,
                        "/jobs",
                        Json.createObjectBuilder()
                                .add("kind", "COMMAND")
                                .add("command", Json.createObjectBuilder().add("type", "READ_METER"))
                                .add(
                                        "selection",
                                        Json.createObjectBuilder()
                                                .add(
                                                        "ids",
                                                        Json.createArrayBuilder()
                                                                .add(chargepoint))))
                .expect(202)
                .json()
                .getString("id");
    }

    /** Without this the tests below would also pass on ids of nothing. */
    @TestFactory
    Stream<DynamicTest> theRightfulPartyIsLetIn() {
        return operations()
                .filter(operation -> operation.method().equals("GET") && OWNED_BY_PEOPLE.contains(operation.owner()))
                .filter(operation ->
                        operation.path().indexOf('{') == operation.path().lastIndexOf('{'))
                .map(operation -> DynamicTest.dynamicTest(
                        operation + " as its owner",
                        () -> assertThat(RIGHTFUL.stream()
                                        .map(person ->
                                                call(Api.as(person), operation).status()))
                                .containsAnyOf(200, 204, 409)));
    }

    @TestFactory
    Stream<DynamicTest> nobodyComesInWithoutAToken() {
        return operations()
                .filter(operation -> !operation.isPublic())
                .map(operation -> DynamicTest.dynamicTest(
                        operation + " without a token",
                        () -> assertThat(call(Api.asNobody(), operation).status())
                                .isEqualTo(401)));
    }

    @TestFactory
    Stream<DynamicTest> aRoleThatIsNotMeantIsTurnedAway() {
        return operations()
                .filter(operation -> !operation.isPublic() && !operation.roles().contains("any"))
                .flatMap(operation -> STRANGERS.entrySet().stream()
                        .filter(stranger -> !operation.roles().contains(stranger.getKey()))
                        .map(stranger -> DynamicTest.dynamicTest(
                                operation + " as " + stranger.getKey(),
                                () -> assertThat(call(Api.as(stranger.getValue()), operation)
                                                .status())
                                        .isIn(403, 404))));
    }

    @TestFactory
    Stream<DynamicTest> theRightRoleOfTheWrongPartyIsTurnedAway() {
        return operations()
                .filter(operation ->
                        operation.path().contains("{") && !operation.owner().equals("none"))
                .flatMap(operation -> STRANGERS.entrySet().stream()
                        .filter(stranger -> operation.roles().contains(stranger.getKey()))
                        .filter(stranger -> !BY_OFFICE.contains(stranger.getKey()))
                        .map(stranger -> DynamicTest.dynamicTest(
                                operation + " as a foreign " + stranger.getKey(),
                                () -> assertThat(call(Api.as(stranger.getValue()), operation)
                                                .status())
                                        .isIn(403, 404))));
    }

    @TestFactory
    Stream<DynamicTest> aListNeverHoldsWhatBelongsToOthers() {
        return operations()
                .filter(operation ->
                        operation.method().equals("GET") && !operation.path().contains("{"))
                // a stream has no end to wait for; the gateway's own tests show that each tenant hears its own
                .filter(operation -> !operation.path().equals("/events"))
                .flatMap(operation -> STRANGERS.entrySet().stream()
                        .filter(stranger -> operation.roles().contains(stranger.getKey()))
                        .filter(stranger -> !BY_OFFICE.contains(stranger.getKey()))
                        .map(stranger -> DynamicTest.dynamicTest(
                                operation + " listed by a foreign " + stranger.getKey(),
                                () -> assertThat(call(Api.as(stranger.getValue()), operation)
                                                .body())
                                        .doesNotContain(
                                                IDS.get("chargepoint"),
                                                IDS.get("consent"),
                                                IDS.get("case"),
                                                IDS.get("switch"),
                                                IDS.get("claim")))));
    }

    private static Stream<Operation> operations() {
        return Arrays.stream(Service.values()).flatMap(service -> OpenApi.of(service).operations().stream());
    }

    private static Answer call(Api caller, Operation operation) {
        var body = operation.body().isEmpty() ? null : operation.body();
        return caller.send(operation.method(), operation.service(), filled(operation), body, "If-Match", "\"0\"");
    }

    /** The path with the household's own ids where they belong to somebody, and an id of nothing elsewhere. */
    private static String filled(Operation operation) {
        var owner = operation.owner();
        var path = operation.path();
        var first = true;
        while (path.contains("{")) {
            var name = path.substring(path.indexOf('{') + 1, path.indexOf('}'));
            var value = name.equals("personId")
                    ? IDS.get("person")
                    : first
                            ? IDS.getOrDefault(owner, NOBODYS)
                            : UUID.randomUUID().toString();
            path = path.replace("{" + name + "}", value);
            first = false;
        }
        return path;
    }

    private static String firstId(Person person, Service service, String path) {
        List<jakarta.json.JsonObject> items =
                Api.as(person).get(service, path).expect(200).items();
        return items.isEmpty() ? NOBODYS : items.getFirst().getString("id");
    }
}
