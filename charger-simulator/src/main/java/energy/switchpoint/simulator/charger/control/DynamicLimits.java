package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charging.control.ProfileReader;
import energy.switchpoint.simulator.charging.control.ProfileReader.Reading;
import energy.switchpoint.simulator.charging.control.ProfileShelf;
import energy.switchpoint.simulator.charging.control.ProfileShelf.Held;
import energy.switchpoint.simulator.charging.entity.Recurrence;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Dynamic profiles (OCPP 2.1 K28, K29): the operator moves their limit, or the charger asks where it has gone. */
public final class DynamicLimits {

    private final ProfileShelf shelf;
    private final ChargerClock clock;
    private final Charging charging;
    private final Speech speech;
    private final Map<Integer, Instant> askedAt = new HashMap<>();

    DynamicLimits(ProfileShelf shelf, ChargerClock clock, Charging charging, Speech speech) {
        this.shelf = shelf;
        this.clock = clock;
        this.charging = charging;
        this.speech = speech;
    }

    /** @return whether there is such a profile, and the new limit can be read */
    public boolean move(int profileId, JsonObject update) {
        var found = shelf.all().stream()
                .filter(held -> held.profile().id() == profileId && isDynamic(held))
                .findFirst();
        if (found.isEmpty()) {
            return false;
        }
        var words = moved(found.get().words(), update);
        if (!(ProfileReader.read(found.get().profile().evse(), words) instanceof Reading.Understood(var profile))) {
            return false;
        }
        var taken = shelf.put(profile, words);
        charging.limitsChanged();
        return taken;
    }

    private static boolean isDynamic(Held held) {
        return held.profile().recurrence() == Recurrence.DYNAMIC;
    }

    /** What the update does not name stays. */
    private JsonObject moved(JsonObject profile, JsonObject update) {
        var schedule = profile.getJsonArray("chargingSchedule").getJsonObject(0);
        var period =
                JsonText.object(schedule.getJsonArray("chargingSchedulePeriod").getJsonObject(0));
        update.forEach(period::add);
        return JsonText.object(profile)
                .add("dynUpdateTime", clock.now().toString())
                .add(
                        "chargingSchedule",
                        JsonText.array()
                                .add(JsonText.object(schedule)
                                        .add(
                                                "chargingSchedulePeriod",
                                                JsonText.array().add(period))))
                .build();
    }

    void tick() {
        if (!speech.isHeard()) {
            return;
        }
        for (var held : shelf.all()) {
            var every = JsonText.integer(held.words(), "dynUpdateInterval", 0);
            if (isDynamic(held) && every > 0) {
                pullWhenDue(held, every);
            }
        }
    }

    private void pullWhenDue(Held held, int every) {
        var now = clock.now();
        var moved = JsonText.instant(held.words(), "dynUpdateTime");
        var asked = askedAt.get(held.profile().id());
        var last = moved == null ? asked : asked == null || moved.isAfter(asked) ? moved : asked;
        if (last == null || !now.isBefore(last.plusSeconds(every))) {
            askedAt.put(held.profile().id(), now);
            pull(held.profile().id());
        }
    }

    private void pull(int profileId) {
        var question = JsonText.object().add("chargingProfileId", profileId).build();
        speech.say(new Utterance("PullDynamicScheduleUpdate", question), answer -> {
            var update = JsonText.child(answer, "scheduleUpdate");
            if ("Accepted".equals(JsonText.text(answer, "status")) && update != null) {
                move(profileId, update);
            }
        });
    }
}
