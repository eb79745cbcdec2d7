package energy.switchpoint.simulator.charger.entity;

import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ways to operators that were written into the charger, and in which order they are tried.
 *
 * @param reached the highest security profile that has worked; nothing below it is ever used again (2.0.1 A05)
 */
public record Network(List<Way> written, List<Integer> priority, int reached) {

    /** The address it was installed with is in slot 1. */
    public static final int INSTALLED = 1;

    public static final Network FACTORY = new Network(List.of(), List.of(INSTALLED), 0);

    public Network {
        written = List.copyOf(written);
        priority = List.copyOf(priority);
    }

    public static Network read(JsonObject json) {
        return new Network(
                JsonText.children(json, "slots").stream().map(Way::read).toList(),
                json.getJsonArray("priority").getValuesAs(JsonNumber.class).stream()
                        .map(JsonNumber::intValue)
                        .toList(),
                json.getInt("reached"));
    }

    public JsonObject json() {
        var slots = JsonText.array();
        written.forEach(way -> slots.add(way.json()));
        var order = JsonText.array();
        priority.forEach(order::add);
        return JsonText.object()
                .add("slots", slots)
                .add("priority", order)
                .add("reached", reached)
                .build();
    }

    public Optional<Way> written(int slot) {
        return written.stream().filter(way -> way.slot() == slot).findFirst();
    }

    public Network with(Way way) {
        var others = written.stream().filter(other -> other.slot() != way.slot());
        return new Network(Stream.concat(others, Stream.of(way)).toList(), priority, reached);
    }

    public Network preferring(List<Integer> order) {
        return new Network(written, order, reached);
    }

    /** The way back to less security is closed for good. */
    public Network reached(int profile) {
        return profile <= reached
                ? this
                : new Network(
                        written.stream().filter(way -> way.profile() >= profile).toList(), priority, profile);
    }
}
