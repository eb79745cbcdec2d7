package energy.switchpoint.cluster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.switchpoint.cluster.entity.NodeMessage;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.CommandOutcome;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command and every outcome there is can go to another node and back; a new one cannot be forgotten. */
class RecordTextTest {

    final RecordText texts = new RecordText();

    static Stream<Class<?>> everyCommand() {
        return RecordText.leaves(ChargerCommand.class);
    }

    static Stream<Class<?>> everyOutcome() {
        return RecordText.leaves(CommandOutcome.class);
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void aCommandArrivesAsItWasSent(Class<?> kind) throws Exception {
        var ask = new NodeMessage.Ask("n", 7, UUID.randomUUID(), (ChargerCommand) example(kind, 0));

        assertThat(sent(ask)).isEqualTo(ask);
    }

    @ParameterizedTest
    @MethodSource("everyOutcome")
    void anOutcomeArrivesAsItWasSent(Class<?> kind) throws Exception {
        var answer = new NodeMessage.Answer(7, (CommandOutcome) example(kind, 0));

        assertThat(sent(answer)).isEqualTo(answer);
    }

    @Test
    void whatMayBeMissingMayBeMissing() throws Exception {
        var schedule = new ChargerCommand.LoadSchedule(
                Instant.parse("2027-03-01T09:00:00.123456Z"),
                true,
                Duration.ofDays(7),
                List.of(new ChargerCommand.Period(0, 7400)),
                new ChargerCommand.DeviceRules(0, null, false));
        var ask = new NodeMessage.Ask(
                "n", 1, UUID.randomUUID(), new ChargerCommand.SetSchedule(ChargerCommand.Slot.CALENDAR, schedule));

        assertThat(sent(ask)).isEqualTo(ask);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"is\": 5}",
                "{\"is\": \"java.lang.Runtime\"}",
                "{\"is\": \"Holder\", \"claim\": 1}",
                "{\"is\": \"NodeMessage$Ask\", \"from\": [], \"number\": 1}",
                "{\"is\": \"NodeMessage$Ask\", \"from\": \"n\", \"number\": 1.5}",
                "{\"is\": \"NodeMessage$Ask\", \"from\": \"n\", \"number\": 1, \"chargepointId\": \"x\"}",
                "{\"is\": \"NodeMessage$Ask\", \"from\": \"n\", \"number\": 1, \"command\": {\"is\": \"ChargerCommand$Explode\"}}",
                "{\"is\": \"NodeMessage$Ask\", \"from\": \"n\", \"number\": 1, \"command\": {\"is\": \"NodeMessage$GiveUp\"}}",
                "{\"is\": \"NodeMessage$Answer\", \"number\": 99999999999999999999}"
            })
    void whatIsNoMessageIsRefused(String text) {
        assertThatThrownBy(() -> texts.read(parsed(text), NodeMessage.class)).isInstanceOf(RecordText.Unreadable.class);
    }

    @Test
    void whatANewerReleaseAddsIsLeftOut() throws Exception {
        var read = texts.read(parsed("""
                        {"is": "NodeMessage$Answer", "number": 3, "colour": "red", "outcome": {"is": "CommandOutcome$NotConnected", "x": 1}}"""), NodeMessage.class);

        assertThat(read).isEqualTo(new NodeMessage.Answer(3, new CommandOutcome.NotConnected()));
    }

    private NodeMessage sent(NodeMessage message) throws RecordText.Unreadable {
        return texts.read(parsed(texts.write(message, NodeMessage.class).toString()), NodeMessage.class);
    }

    private static JsonObject parsed(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** A value of any type that a command may hold, with something in every part of it. */
    private static Object example(Type type, int which) throws ReflectiveOperationException {
        var raw = type instanceof ParameterizedType of ? (Class<?>) of.getRawType() : (Class<?>) type;
        if (raw == List.class || raw == Set.class) {
            var element = example(argument(type, 0), 0);
            return raw == List.class ? List.of(element, element) : Set.of(element);
        }
        if (raw == Map.class) {
            var map = new LinkedHashMap<Object, Object>();
            map.put(example(argument(type, 0), 0), example(argument(type, 1), 0));
            return map;
        }
        if (raw.isEnum()) {
            return raw.getEnumConstants()[raw.getEnumConstants().length - 1];
        }
        if (raw.isSealed()) {
            return example(RecordText.leaves(raw).toList().getLast(), 0);
        }
        if (raw.isRecord()) {
            return record(raw);
        }
        return Map.<Class<?>, Object>ofEntries(
                        Map.entry(String.class, "words \"é\" \n"),
                        Map.entry(int.class, 3),
                        Map.entry(Integer.class, 3),
                        Map.entry(long.class, 0L),
                        Map.entry(Long.class, 5_000_000_000L),
                        Map.entry(boolean.class, true),
                        Map.entry(Boolean.class, true),
                        Map.entry(UUID.class, new UUID(1, 2)),
                        Map.entry(Instant.class, Instant.parse("2027-03-01T09:00:00.123456Z")),
                        Map.entry(Duration.class, Duration.ofSeconds(90)),
                        Map.entry(URI.class, URI.create("https://example.org/a?b=c")),
                        Map.entry(BigDecimal.class, new BigDecimal("1.50")))
                .get(raw);
    }

    private static Object record(Class<?> raw) throws ReflectiveOperationException {
        var components = raw.getRecordComponents();
        var values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = example(components[i].getGenericType(), i);
            assertThat(values[i]).as("an example of %s", components[i]).isNotNull();
        }
        return raw.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
                .newInstance(values);
    }

    private static Type argument(Type type, int position) {
        return ((ParameterizedType) type).getActualTypeArguments()[position];
    }
}
