package energy.switchpoint.twins.entity;

import static org.assertj.core.api.Assertions.assertThat;

import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.EdgeOffsets;
import energy.switchpoint.calendars.entity.Programme;
import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.levels.entity.Rating;
import energy.switchpoint.levels.entity.Setpoint;
import energy.switchpoint.levels.entity.Wishes;
import energy.switchpoint.ocpp.entity.ChargerDialect;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.LimitUnit;
import energy.switchpoint.ocpp.entity.OcppVersion;
import energy.switchpoint.ocpp.v16.Ocpp16;
import energy.switchpoint.ocpp.v201.Ocpp201;
import energy.switchpoint.ocpp.v21.Ocpp21;
import energy.switchpoint.testing.FakeBook;
import energy.switchpoint.testing.ProfileDevice;
import energy.switchpoint.testing.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Properties over generated years (R011, R020, R025, R028, R029, R062): whatever anybody wishes, the level never exceeds a ceiling and
 * is a legal one, and the device, which reads the profiles we send by OCPP's own rules, follows what the twin says. Each failure
 * names its seed.
 */
class DeviceAndTwinTest {

    /** The gateway's side: sends what differs, as the reconciler does. */
    static final class Side {

        final GeneratedYear year;
        final ProfileDevice device;
        final SteppingClock clock = new SteppingClock(GeneratedYear.START);
        final FakeBook book = new FakeBook();
        final ChargerMemory memory;
        final ChargerDialect dialect;
        final Map<Slot, String> accepted = new EnumMap<>(Slot.class);
        boolean charging;
        boolean gaveBack;
        int sessions;
        Instant next = GeneratedYear.START;

        Side(GeneratedYear year) {
            this.year = year;
            device = new ProfileDevice(
                    year.version() == OcppVersion.V16,
                    year.rating().ratingW(),
                    year.rating().exportW(),
                    year.phases(),
                    year.unit());
            memory = new ChargerMemory(new UUID(0, 1), year.phases(), LimitUnit.W);
            dialect = switch (year.version()) {
                case V16 -> new Ocpp16(book, Duration.ofMinutes(5), clock);
                case V201 -> new Ocpp201(book, Duration.ofMinutes(5), clock);
                case V21 -> new Ocpp21(book, Duration.ofMinutes(5), clock);
            };
        }

        void look(Instant at) {
            clock.set(at);
            var wishes = year.wishes(at);
            var ability = new Ability(Holding.LAYERS, charging, null);
            var slots = Slots.wanted(wishes, at, GeneratedYear.START, ability);
            for (var slot : Slot.values()) {
                var fingerprint = slots.fingerprint(slot);
                if (!fingerprint.equals(accepted.getOrDefault(slot, Slots.EMPTY))) {
                    var command = slots.of(slot)
                            .<ChargerCommand>map(s -> new ChargerCommand.SetSchedule(slot, s))
                            .orElseGet(() -> new ChargerCommand.ClearSchedule(slot));
                    assertThat(dialect.perform(command, memory, device))
                            .as("%s %s at %s", year.name(), command, at)
                            .isInstanceOf(CommandOutcome.Accepted.class);
                    accepted.put(slot, fingerprint);
                }
            }
            next = slots.changesAt().orElse(GeneratedYear.END);
        }

        void toggleSession() {
            if (charging) {
                List.copyOf(book.running(memory.chargepointId())).forEach(r -> book.ends(r.id()));
                device.transactionEnded();
            } else {
                book.runs(Integer.toString(++sessions), 1);
            }
            charging = !charging;
        }

        /** All properties at one instant. */
        void check(Instant at) {
            var wishes = year.wishes(at);
            // An override is of a running session; a commanded state lies ready for the next one too.
            var counts = charging
                    || wishes.setpointAt(at)
                            .filter(x -> x.kind() == Setpoint.Kind.COMMANDED_STATE)
                            .isPresent();
            var followed = new Wishes(
                    wishes.rating(), wishes.ceilings(), counts ? wishes.setpoints() : List.of(), wishes.standing());
            var decision = LevelDecision.at(at, followed);
            var where = "%s at %s, %s".formatted(year.name(), at, charging ? "charging" : "no session");
            var step = year.rating().stepPercent();
            assertThat(Math.abs(decision.levelPercent()) == 100 || decision.levelPercent() % step == 0)
                    .as("a legal level, " + where)
                    .isTrue();
            assertThat(decision.levelPercent())
                    .as("never more than was asked for, either way, " + where)
                    .isBetween(Math.min(0, decision.wantedPercent()), Math.max(0, decision.wantedPercent()));
            if (year.rating().exportW() == 0) {
                assertThat(decision.levelPercent())
                        .as("it cannot give back, " + where)
                        .isNotNegative();
            }
            var onDevice = device.limitAt(at, charging);
            for (var ceiling : wishes.ceilings()) {
                if (ceiling.isInForce(at) && ceiling.direction().limitsExport()) {
                    assertThat(decision.levelPercent())
                            .as("ceiling of export, " + where)
                            .isGreaterThanOrEqualTo(-ceiling.levelPercent());
                    assertThat(onDevice)
                            .as("ceiling of export on the device, " + where)
                            .isGreaterThanOrEqualTo(-year.rating().exportW() * ceiling.levelPercent() / 100.0 - 0.001);
                }
                if (ceiling.isInForce(at) && ceiling.direction().limitsImport()) {
                    assertThat(decision.levelPercent())
                            .as("ceiling, " + where)
                            .isLessThanOrEqualTo(ceiling.levelPercent());
                    assertThat(onDevice)
                            .as("ceiling on the device, " + where)
                            .isLessThanOrEqualTo(year.rating().ratingW() * ceiling.levelPercent() / 100.0 + 0.001);
                }
            }
            // A tenth of an ampere is as fine as OCPP goes; what is given back is of all phases together.
            var coarseness = year.unit().equals("A") ? 0.1 * 230 * (decision.limitW() < 0 ? 1 : year.phases()) : 0.001;
            assertThat(onDevice)
                    .as("device and twin, " + where)
                    .isBetween(
                            decision.limitW() - (decision.limitW() < 0 ? 0.001 : coarseness),
                            decision.limitW() + (decision.limitW() < 0 ? coarseness : 0.001));
            gaveBack |= onDevice < 0;
        }
    }

    static IntStream seeds() {
        return new Random(20_271_101).ints(9, 1, 1_000_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void deviceAndTwinAgreeAllYearAndNoCeilingIsExceeded(int seed) {
        var year = GeneratedYear.of(seed);
        var side = new Side(year);
        var looks = new TreeSet<Instant>();
        year.ceilings().forEach(c -> looks.add(c.since()));
        year.setpoints().forEach(s -> looks.add(s.from()));
        var sessions = new TreeSet<Instant>();
        for (int i = 0; i < 120; i++) {
            sessions.add(GeneratedYear.someTime(year.random()));
        }
        for (var point : points(year)) {
            for (var due = due(side, looks, sessions); !due.isAfter(point); due = due(side, looks, sessions)) {
                if (sessions.remove(due)) {
                    side.toggleSession();
                }
                looks.remove(due);
                side.look(due);
            }
            side.check(point);
        }
        assertThat(side.gaveBack)
                .as("gave power back, " + year.name())
                .isEqualTo(year.rating().exportW() > 0);
    }

    private static TreeSet<Instant> points(GeneratedYear year) {
        var points = new TreeSet<Instant>();
        for (int i = 0; i < 600; i++) {
            points.add(GeneratedYear.someTime(year.random()));
        }
        var zone = year.programme().calendar().timezone();
        for (var day = LocalDate.of(2027, 1, 2); day.getYear() == 2027; day = day.plusDays(1)) {
            year.programme().nextAfter(day.atStartOfDay(zone).toInstant()).ifPresent(s -> addAround(points, s.at()));
        }
        year.ceilings().forEach(c -> {
            addAround(points, c.until());
            addAround(points, c.endsHere());
            points.add(c.since());
        });
        year.setpoints().forEach(s -> {
            addAround(points, s.endsHere());
            points.add(s.startsHere());
        });
        points.removeIf(p -> p.isBefore(GeneratedYear.START) || !p.isBefore(GeneratedYear.END));
        return points;
    }

    private static void addAround(TreeSet<Instant> points, Instant edge) {
        points.add(edge.minusSeconds(1));
        points.add(edge);
        points.add(edge.plusSeconds(1));
    }

    private static Instant due(Side side, TreeSet<Instant> looks, TreeSet<Instant> sessions) {
        var all = new TreeSet<>(List.of(side.next));
        if (!looks.isEmpty()) {
            all.add(looks.first());
        }
        if (!sessions.isEmpty()) {
            all.add(sessions.first());
        }
        return all.first();
    }

    static IntStream offlineSeeds() {
        return IntStream.rangeClosed(1, 16);
    }

    /** R020, R026: put on the device once, then nobody reaches it for seven weeks, over a change of the clocks. */
    @ParameterizedTest
    @MethodSource("offlineSeeds")
    void anOfflineDeviceIsRightThroughSummerTimeChangesAndSpecialDays(int seed) {
        var random = new Random(seed);
        var zone = ZoneId.of(GeneratedYear.ZONES.get(seed % 4));
        var lastReached = zone.getRules()
                .nextTransition(seed % 2 == 0 ? GeneratedYear.START : Instant.parse("2027-07-01T00:00:00Z"))
                .getInstant()
                .minus(Duration.ofDays(1 + random.nextInt(10)))
                .plusSeconds(random.nextInt(86_400));
        // A special day near the change: chargers take few periods, so more than that is not asked of an offline one.
        var date = lastReached.atZone(zone).toLocalDate().plusDays(1 + random.nextInt(10));
        var special = List.of(new Calendar.SpecialDay(date, List.of(new Calendar.Switch(LocalTime.of(9, 15), 33))));
        var programme = new Programme(
                new Calendar(zone, GeneratedYear.calendar(random, zone).entries(), seed % 3 == 0 ? List.of() : special),
                new EdgeOffsets(new byte[] {(byte) seed, 2, 3}, random.nextInt(1800)));
        var year = new GeneratedYear(
                "seed %d, %s from %s".formatted(seed, zone, lastReached),
                random,
                new Rating(7400, 1),
                programme,
                List.of(),
                List.of(),
                seed % 5 < 2 ? OcppVersion.V16 : OcppVersion.V201,
                1,
                "W");
        var side = new Side(year);
        side.look(lastReached);

        var step = programme.nextAfter(lastReached);
        var until = lastReached.plus(Duration.ofDays(49));
        while (step.isPresent() && step.get().at().isBefore(until)) {
            side.check(step.get().at().minusSeconds(1));
            side.check(step.get().at());
            side.check(step.get().at().plusSeconds(1));
            step = programme.nextAfter(step.get().at());
        }
        for (int i = 0; i < 300; i++) {
            side.check(lastReached.plusSeconds(random.nextInt(49 * 24 * 3600)));
        }
    }
}
