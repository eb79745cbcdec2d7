package energy.switchpoint.simulator.charging.control;

import energy.switchpoint.simulator.charging.entity.ChargingProfile;
import energy.switchpoint.simulator.charging.entity.Purpose;
import energy.switchpoint.simulator.json.JsonText;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The profiles a charger holds, each beside the words it came in. Every change is stored before it is answered. */
public final class ProfileShelf {

    /** What a household charger has room for. */
    public static final int MOST_PROFILES = 20;

    public static final int MOST_PERIODS = 100;
    public static final int HIGHEST_STACK_LEVEL = 20;

    private final Consumer<JsonObject> store;
    private List<Held> held;

    /** A profile and its original text. */
    public record Held(ChargingProfile profile, JsonObject words) {}

    public ProfileShelf(JsonObject stored, Consumer<JsonObject> store) {
        this.store = store;
        this.held = JsonText.children(stored, "profiles").stream()
                .map(ProfileShelf::held)
                .toList();
    }

    private static Held held(JsonObject json) {
        var words = json.getJsonObject("profile");
        return switch (ProfileReader.read(json.getInt("evse"), words)) {
            case ProfileReader.Reading.Understood(var profile) -> new Held(profile, words);
            case ProfileReader.Reading.Faulty faulty ->
                throw new IllegalStateException("stored profile cannot be read: " + faulty.description());
        };
    }

    public List<Held> all() {
        return held;
    }

    public List<ChargingProfile> profiles() {
        return held.stream().map(Held::profile).toList();
    }

    /** Puts a profile on the shelf in place of the one with its id, or with its purpose, stack level and EVSE. */
    public boolean put(ChargingProfile profile, JsonObject words) {
        var next = new ArrayList<>(held);
        next.removeIf(other -> replaces(profile, other.profile()));
        if (next.size() >= MOST_PROFILES
                || profile.schedule().periods().size() > MOST_PERIODS
                || profile.stackLevel() > HIGHEST_STACK_LEVEL
                || profile.stackLevel() < 0) {
            return false;
        }
        next.add(new Held(profile, words));
        replaceAll(next);
        return true;
    }

    private static boolean replaces(ChargingProfile profile, ChargingProfile other) {
        return other.id() == profile.id()
                || other.purpose() == profile.purpose()
                        && other.stackLevel() == profile.stackLevel()
                        && other.evse() == profile.evse();
    }

    /** How many were taken off. */
    public int remove(Predicate<ChargingProfile> which) {
        var next = new ArrayList<>(held);
        next.removeIf(other -> which.test(other.profile()));
        var removed = held.size() - next.size();
        if (removed > 0) {
            replaceAll(next);
        }
        return removed;
    }

    /** Profiles of one transaction end with it. */
    public void transactionEnded() {
        remove(profile -> profile.purpose() == Purpose.TX);
    }

    private void replaceAll(List<Held> next) {
        var array = JsonText.array();
        for (var each : next) {
            array.add(JsonText.object().add("evse", each.profile().evse()).add("profile", each.words()));
        }
        store.accept(JsonText.object().add("profiles", array).build());
        held = List.copyOf(next);
    }
}
