package energy.switchpoint.simulator.demo;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One charger of the demo's streets.
 *
 * @param cpo login of the operator's person who onboards it
 * @param owner login of the household that claims it; null: nobody has yet
 * @param socPercent state of charge of the car that stands there; null: none does
 */
record DemoCharger(
        String serial,
        String model,
        String version,
        String area,
        String addressLine,
        String postcode,
        String label,
        String cpo,
        @Nullable String owner,
        @Nullable Integer socPercent) {

    static final List<DemoCharger> ALL = List.of(
            new DemoCharger(
                    "VH7-260014",
                    "Home 7",
                    "2.0.1",
                    "Mill Lane feeder",
                    "12 Mill Lane",
                    "NS1 4ML",
                    "Drive",
                    "nora",
                    "alice",
                    38),
            new DemoCharger(
                    "VH7-240201",
                    "Home 7",
                    "1.6",
                    "Mill Lane feeder",
                    "12 Mill Lane",
                    "NS1 4ML",
                    "Garage",
                    "nora",
                    "alice",
                    null),
            new DemoCharger(
                    "VH7-260077",
                    "Home 7",
                    "2.0.1",
                    "Church Street feeder",
                    "5 Church Street",
                    "SM2 9CS",
                    "Side of the house",
                    "sam",
                    "ben",
                    52),
            new DemoCharger(
                    "VCL-230512",
                    "Classic",
                    "1.6",
                    "Mill Lane feeder",
                    "17 Mill Lane",
                    "NS1 4ML",
                    "17 Mill Lane",
                    "nora",
                    null,
                    24),
            new DemoCharger(
                    "VH22-26003",
                    "Home 22",
                    "2.0.1",
                    "Orchard Road feeder",
                    "3 Orchard Road",
                    "NS1 7OR",
                    "3 Orchard Road",
                    "nora",
                    null,
                    61),
            new DemoCharger(
                    "VS11-25118",
                    "Street 11",
                    "1.6",
                    "Quayside feeder",
                    "Lamp column 21, Quayside",
                    "NS3 1QU",
                    "Quayside lamp 21",
                    "nora",
                    null,
                    null),
            new DemoCharger(
                    "VH7-260102",
                    "Home 7",
                    "1.6",
                    "Moor View feeder",
                    "9 Moor View",
                    "SM4 2MV",
                    "9 Moor View",
                    "sam",
                    null,
                    45),
            new DemoCharger(
                    "BT-1100482",
                    "Two",
                    "2.0.1",
                    "Station Road feeder",
                    "40 Station Road",
                    "NS1 9SR",
                    "40 Station Road",
                    "sam",
                    null,
                    30));

    Optional<String> claimedBy() {
        return Optional.ofNullable(owner);
    }

    Optional<Integer> car() {
        return Optional.ofNullable(socPercent);
    }
}
