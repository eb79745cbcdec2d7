package energy.switchpoint.switching.entity;

import energy.switchpoint.platform.identity.OrganisationId;
import energy.switchpoint.platform.identity.PersonId;
import energy.switchpoint.switching.entity.SwitchRequest.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Alice's charger goes from North Charge to South Charge. */
public final class Samples {

    public static final Instant MONDAY_9AM = Instant.parse("2027-03-01T09:00:00Z");
    public static final PersonId ALICE = PersonId.of("00000000-0000-4000-8000-0000000000a1");
    public static final Party NORTH = new Party(new OrganisationId("north-charge"), "North Charge");
    public static final Party SOUTH = new Party(new OrganisationId("south-charge"), "South Charge");
    public static final UUID CHARGER = UUID.fromString("01940000-0000-7000-8000-000000000001");
    public static final SwitchRules RULES = new SwitchRules(
            "GB-2021",
            Duration.ofDays(31),
            Duration.ofDays(1),
            Duration.ofMinutes(10),
            Duration.ofDays(14),
            Duration.ofHours(12),
            ZoneId.of("Europe/London"));

    private Samples() {}

    public static SwitchRequest toSouth() {
        return request(NORTH, null, null);
    }

    public static SwitchRequest on(LocalDate day) {
        return request(NORTH, day, null);
    }

    public static SwitchRequest ofAChargerWithoutOperator() {
        return request(null, null, null);
    }

    public static SwitchRequest takingBack(UUID done) {
        return request(NORTH, null, done);
    }

    public static OperatorSwitch draft() {
        return new OperatorSwitch(UUID.randomUUID(), toSouth(), RULES, MONDAY_9AM);
    }

    public static OperatorSwitch requested() {
        return requested(toSouth());
    }

    public static OperatorSwitch requested(SwitchRequest request) {
        var s = new OperatorSwitch(UUID.randomUUID(), request, RULES, MONDAY_9AM);
        s.consented(Map.of(Purpose.OPERATE_CHARGER, UUID.randomUUID()), MONDAY_9AM);
        return s;
    }

    /** Moved along the way of success, one minute per state. */
    public static OperatorSwitch in(SwitchState wanted) {
        var s = requested();
        var at = MONDAY_9AM;
        for (var state : wayTo(wanted)) {
            at = at.plusSeconds(60);
            if (state == SwitchState.SETTLING) {
                s.settleAt(at);
            }
            if (state == SwitchState.COMPLETED) {
                s.completed(at);
            }
            s.moveTo(state, "", at);
        }
        return s;
    }

    private static List<SwitchState> wayTo(SwitchState wanted) {
        return switch (wanted) {
            case REQUESTED -> List.of();
            case SCHEDULED, PREPARING, HANDING_OVER, VERIFYING, SETTLING, COMPLETED ->
                List.of(SwitchState.values()).subList(1, wanted.ordinal() + 1);
            case ROLLING_BACK ->
                List.of(SwitchState.SCHEDULED, SwitchState.PREPARING, SwitchState.HANDING_OVER, wanted);
            case RETURNED ->
                List.of(
                        SwitchState.SCHEDULED,
                        SwitchState.PREPARING,
                        SwitchState.HANDING_OVER,
                        SwitchState.ROLLING_BACK,
                        wanted);
            case OBJECTED, WITHDRAWN -> List.of(wanted);
            case EXPIRED -> List.of(SwitchState.SCHEDULED, SwitchState.PREPARING, wanted);
        };
    }

    private static SwitchRequest request(Party losing, LocalDate day, UUID returnOf) {
        return new SwitchRequest(
                CHARGER,
                "Drive",
                ALICE,
                losing,
                SOUTH,
                day,
                HistoryChoice.SEAL,
                List.of(new Answer(Purpose.OPERATE_CHARGER, 1, true), new Answer(Purpose.MARKETING, 2, false)),
                new Readiness(
                        true, "HIGH", List.of(new Readiness.Sentence(true, "The charger is online.")), MONDAY_9AM),
                returnOf);
    }
}
