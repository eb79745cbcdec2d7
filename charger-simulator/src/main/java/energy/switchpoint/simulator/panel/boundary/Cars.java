package energy.switchpoint.simulator.panel.boundary;

import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.vehicle.entity.Vehicle;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** The cars that come by when nobody says which. */
final class Cars {

    private static final List<Model> MODELS = List.of(
            new Model("Small hatchback", 42, 7400),
            new Model("Family estate", 77, 11_000),
            new Model("City car", 27, 6600),
            new Model("Van", 68, 11_000));

    private record Model(String name, double batteryKwh, double maxW) {}

    private Cars() {}

    static Vehicle read(JsonObject json) {
        var random = ThreadLocalRandom.current();
        var model = MODELS.get(random.nextInt(MODELS.size()));
        var batteryWh = JsonText.decimal(json, "batteryKwh", model.batteryKwh()) * 1000;
        var socPercent = JsonText.decimal(json, "socPercent", 20 + random.nextInt(35));
        return new Vehicle(
                JsonText.text(json, "name", model.name()),
                batteryWh,
                batteryWh * Math.clamp(socPercent, 0, 100) / 100,
                JsonText.integer(json, "targetPercent", 90),
                JsonText.decimal(json, "maxW", model.maxW()));
    }
}
