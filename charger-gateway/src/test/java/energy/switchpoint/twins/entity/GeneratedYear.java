package energy.switchpoint.twins.entity;

import energy.switchpoint.calendars.entity.Calendar;
import energy.switchpoint.calendars.entity.EdgeOffsets;
import energy.switchpoint.calendars.entity.Programme;
import energy.switchpoint.levels.entity.Ceiling;
import energy.switchpoint.levels.entity.ControlKind;
import energy.switchpoint.levels.entity.Direction;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.Rating;
import energy.switchpoint.levels.entity.Setpoint;
import energy.switchpoint.levels.entity.StandingProgramme;
import energy.switchpoint.levels.entity.Wishes;
import energy.switchpoint.ocpp.entity.OcppVersion;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** A charger, its calendar and all that is asked of it in a year, drawn from a seed. */
record GeneratedYear(
        String name,
        Random random,
        Rating rating,
        Programme programme,
        List<Ceiling> ceilings,
        List<Setpoint> setpoints,
        OcppVersion version,
        int phases,
        String unit) {

    static final Instant START = Instant.parse("2027-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2028-01-01T00:00:00Z");
    static final List<String> ZONES =
            List.of("Europe/London", "Europe/Berlin", "Europe/Dublin", "America/New_York", "Asia/Kolkata", "UTC");

    private static final Issuer NETWORK = new Issuer(Issuer.Kind.DSO, "n", "Network");
    private static final Issuer OPERATOR = new Issuer(Issuer.Kind.CPO, "o", "Operator");
    private static final Issuer HOUSEHOLD = new Issuer(Issuer.Kind.CONSUMER, "h", "Owner");

    static GeneratedYear of(int seed) {
        var random = new Random(seed);
        var phases = random.nextBoolean() ? 1 : 3;
        var version = OcppVersion.values()[Math.floorMod(seed, 3)];
        var ratingW = phases == 1 ? 7400 : 22_000;
        // Only 2.1 has words for power that is given back.
        var exportW = version == OcppVersion.V21 ? ratingW / 2 : 0;
        var rating = new Rating(ratingW, List.of(1, 5, 10).get(random.nextInt(3)), false, exportW);
        var zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
        var longest = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(1800);
        var seedOfOffsets = new byte[16];
        random.nextBytes(seedOfOffsets);
        var unit = List.of("W", "A", "WA").get(random.nextInt(3));
        return new GeneratedYear(
                "seed %d: %s, %d phases, takes %s, gives back %d W, OCPP %s"
                        .formatted(seed, zone, phases, unit, exportW, version),
                random,
                rating,
                new Programme(calendar(random, zone), new EdgeOffsets(seedOfOffsets, longest)),
                ceilings(random),
                setpoints(random),
                version,
                phases,
                unit);
    }

    static Calendar calendar(Random random, ZoneId zone) {
        var entries = new ArrayList<Calendar.Entry>();
        var taken = new HashSet<LocalTime>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            var at = time(random);
            if (taken.add(at)) {
                entries.add(new Calendar.Entry(days(random), at, level(random)));
            }
        }
        var special = new ArrayList<Calendar.SpecialDay>();
        var dates = new HashSet<LocalDate>();
        for (int i = 0; i < random.nextInt(12); i++) {
            var date = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(365));
            if (dates.add(date)) {
                special.add(new Calendar.SpecialDay(date, switches(random)));
            }
        }
        return new Calendar(zone, entries, special);
    }

    /** Below zero every third time: a programme may ask for more than a charger can. */
    private static int level(Random random) {
        return random.nextInt(3) == 0 ? -random.nextInt(101) : random.nextInt(101);
    }

    /** Often in the small hours, where the clocks change. */
    private static LocalTime time(Random random) {
        return random.nextInt(3) == 0
                ? LocalTime.of(random.nextInt(4), 5 * random.nextInt(12))
                : LocalTime.of(random.nextInt(24), random.nextInt(60));
    }

    private static EnumSet<DayOfWeek> days(Random random) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (random.nextInt(3) > 0) {
                days.add(day);
            }
        }
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
    }

    private static List<Calendar.Switch> switches(Random random) {
        var switches = new ArrayList<Calendar.Switch>();
        var taken = new HashSet<LocalTime>();
        for (int i = 0; i < random.nextInt(4); i++) {
            var at = time(random);
            if (taken.add(at)) {
                switches.add(new Calendar.Switch(at, level(random)));
            }
        }
        return switches;
    }

    private static List<Ceiling> ceilings(Random random) {
        var all = new ArrayList<Ceiling>();
        for (int i = 0; i < 25; i++) {
            var since = someTime(random);
            all.add(new Ceiling(
                    new UUID(0, i),
                    NETWORK,
                    random.nextInt(101),
                    "cable",
                    since,
                    since.plusSeconds(60 + random.nextInt(4 * 3600)),
                    random.nextInt(1801),
                    "rule",
                    Direction.values()[random.nextInt(3)]));
        }
        return all;
    }

    private static List<Setpoint> setpoints(Random random) {
        var all = new ArrayList<Setpoint>();
        for (int i = 0; i < 50; i++) {
            var from = someTime(random);
            var override = random.nextBoolean();
            all.add(new Setpoint(
                    new UUID(1, i),
                    override ? Setpoint.Kind.OVERRIDE : Setpoint.Kind.COMMANDED_STATE,
                    override ? HOUSEHOLD : OPERATOR,
                    override ? random.nextInt(101) : level(random),
                    "asked",
                    from,
                    from.plusSeconds(60 + random.nextInt(12 * 3600)),
                    override ? 0 : random.nextInt(1801),
                    "rule"));
        }
        return all;
    }

    static Instant someTime(Random random) {
        return START.plusSeconds(random.nextInt(365 * 24 * 3600));
    }

    /** What is known at an instant: nobody foresees a limit, but its end and its offset come with it. */
    Wishes wishes(Instant at) {
        return new Wishes(
                rating,
                ceilings.stream()
                        .filter(c -> !c.since().isAfter(at) && c.endsHere().isAfter(at))
                        .toList(),
                setpoints.stream()
                        .filter(s -> !s.from().isAfter(at) && s.endsHere().isAfter(at))
                        .toList(),
                new StandingProgramme(ControlKind.CALENDAR, OPERATOR, programme, "rule"));
    }
}
