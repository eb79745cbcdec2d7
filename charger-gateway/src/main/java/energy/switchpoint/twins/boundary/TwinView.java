package energy.switchpoint.twins.boundary;

import energy.switchpoint.calendars.entity.SetCalendar;
import energy.switchpoint.devices.entity.Party;
import energy.switchpoint.levels.entity.Ceiling;
import energy.switchpoint.levels.entity.Control;
import energy.switchpoint.levels.entity.Issuer;
import energy.switchpoint.levels.entity.LevelDecision;
import energy.switchpoint.sessions.entity.Session;
import energy.switchpoint.twins.entity.TwinFacts;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The twin as its readers get it. */
public record TwinView(
        UUID chargepointId,
        @Nullable String identity,
        @Nullable String label,
        @Nullable String ocppVersion,
        boolean connected,
        @Nullable Instant connectedSince,
        @Nullable Instant lastSeen,
        String status,
        @Nullable Long clockOffsetMs,
        @Nullable SessionView session,
        long powerW,
        LevelView level,
        ControlView control,
        List<CeilingView> ceilings,
        @Nullable NextView next,
        @Nullable PartyView operator,
        SetByView calendarSetBy,
        String heldBy,
        List<String> faults,
        ManagedView managed,
        Instant at) {

    public record SessionView(UUID id, Instant startedAt, long energyWh) {
        static SessionView of(Session s) {
            return new SessionView(s.id(), s.startedAt(), s.energyWh());
        }
    }

    /** @param requested what was asked for, @param accepted what the device accepted, @param applied what it was seen to follow */
    public record LevelView(
            int percent,
            long limitW,
            int requested,
            @Nullable Integer accepted,
            @Nullable Integer applied) {}

    public record IssuerView(String kind, String id, String name) {
        static IssuerView of(Issuer issuer) {
            return new IssuerView(issuer.kind().name(), issuer.id(), issuer.name());
        }
    }

    public record ControlView(
            String kind,
            IssuerView issuer,
            String reason,
            Instant since,
            @Nullable Instant until,
            int offsetS,
            String rule) {
        static ControlView of(Control c) {
            return new ControlView(
                    c.kind().name(),
                    IssuerView.of(c.issuer()),
                    c.reason(),
                    c.since(),
                    c.until(),
                    c.offsetS(),
                    c.rule());
        }
    }

    public record CeilingView(IssuerView issuer, int levelPercent, String direction, Instant until, String reason) {
        static CeilingView of(Ceiling c) {
            return new CeilingView(
                    IssuerView.of(c.issuer()), c.levelPercent(), c.direction().name(), c.until(), c.reason());
        }
    }

    public record NextView(Instant at, int levelPercent) {
        static NextView of(LevelDecision.NextLevel n) {
            return new NextView(n.at(), n.levelPercent());
        }
    }

    public record PartyView(String id, String name) {
        static PartyView of(Party p) {
            return new PartyView(p.id(), p.name());
        }
    }

    public record SetByView(String kind, String id, String name) {
        static SetByView of(SetCalendar.SetBy by) {
            return new SetByView(by.kind(), by.id(), by.name());
        }
    }

    /** What a charger says of itself in one word, also while nobody hears it. */
    static String status(TwinFacts facts) {
        return facts.status().name();
    }
}
