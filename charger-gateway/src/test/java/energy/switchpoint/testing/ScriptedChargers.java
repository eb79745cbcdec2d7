package energy.switchpoint.testing;

import energy.switchpoint.commands.entity.ChargerCommand;
import energy.switchpoint.commands.entity.ChargerCommand.LoadSchedule;
import energy.switchpoint.commands.entity.ChargerCommand.Period;
import energy.switchpoint.commands.entity.ChargerCommand.Slot;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Chargers in memory, in place of OCPP and sockets: they keep what they are told in their slots, answer as scripted and
 * compute their composite schedule as OCPP says. No charger firmware is imitated here; the simulator does that.
 */
public final class ScriptedChargers implements ChargerCommands {

    public record Sent(UUID chargepointId, Instant at, ChargerCommand command) {}

    public static final class Charger {
        public final Map<Slot, LoadSchedule> slots = new EnumMap<>(Slot.class);
        public boolean connected = true;
        public Function<ChargerCommand, CommandOutcome> script;
    }

    private final Clock clock;
    private final long ratingW;
    private final Map<UUID, Charger> chargers = new ConcurrentHashMap<>();
    public final List<Sent> sent = new ArrayList<>();
    private final Set<UUID> metersAsked = new HashSet<>();

    public ScriptedChargers(Clock clock, long ratingW) {
        this.clock = clock;
        this.ratingW = ratingW;
    }

    public Charger charger(UUID id) {
        return chargers.computeIfAbsent(id, k -> new Charger());
    }

    /** Whose meter was asked for since the last call. */
    public synchronized Set<UUID> metersAsked() {
        var asked = Set.copyOf(metersAsked);
        metersAsked.clear();
        return asked;
    }

    public synchronized List<ChargerCommand> sentTo(UUID id) {
        return sent.stream()
                .filter(s -> s.chargepointId().equals(id))
                .map(Sent::command)
                .toList();
    }

    @Override
    public synchronized CompletionStage<CommandOutcome> send(UUID id, ChargerCommand command) {
        var charger = charger(id);
        if (!charger.connected) {
            return CompletableFuture.completedStage(new CommandOutcome.NotConnected());
        }
        sent.add(new Sent(id, clock.instant(), command));
        var scripted = charger.script == null ? null : charger.script.apply(command);
        return CompletableFuture.completedStage(scripted == null ? obey(id, charger, command) : scripted);
    }

    private CommandOutcome obey(UUID id, Charger charger, ChargerCommand command) {
        switch (command) {
            case ChargerCommand.SetSchedule(var slot, var schedule) -> charger.slots.put(slot, schedule);
            case ChargerCommand.ClearSchedule(var slot) -> charger.slots.remove(slot);
            case ChargerCommand.TriggerMeter trigger -> metersAsked.add(id);
            case ChargerCommand.ReadCompositeSchedule read -> {
                var now = clock.instant();
                return new CommandOutcome.CompositeSchedule(now, now, List.of(new Period(0, limit(charger, now))));
            }
            default -> {}
        }
        return new CommandOutcome.Accepted(clock.instant());
    }

    /** What the charger lets a vehicle draw now; negative = what it has it give back. */
    public long limit(UUID id) {
        return limit(charger(id), clock.instant());
    }

    /** A setpoint replaces the calendar while it lasts; the ceiling is over both. */
    private long limit(Charger charger, Instant now) {
        var wanted = Stream.of(Slot.SETPOINT, Slot.SPECIAL, Slot.SUMMER, Slot.CALENDAR)
                .flatMap(slot -> of(charger, slot, now).stream())
                .findFirst()
                .map(Period::limitW)
                .orElse(ratingW);
        return of(charger, Slot.CEILING, now)
                .map(ceiling -> Math.max(
                        Math.min(wanted, ceiling.limitW()),
                        ceiling.exportLimitW() == null ? Long.MIN_VALUE : -ceiling.exportLimitW()))
                .orElse(wanted);
    }

    private static Optional<Period> of(Charger charger, Slot slot, Instant now) {
        var schedule = charger.slots.get(slot);
        if (schedule == null || !schedule.validity().holdsAt(now)) {
            return Optional.empty();
        }
        var since = Duration.between(schedule.start(), now).toSeconds();
        var length = schedule.length().toSeconds();
        if (since < 0 || (!schedule.recurring() && since >= length)) {
            return Optional.empty();
        }
        var second = schedule.recurring() ? Math.floorMod(since, length) : since;
        return schedule.periods().reversed().stream()
                .filter(p -> p.offsetS() <= second)
                .findFirst();
    }

    @Override
    public boolean isConnected(UUID id) {
        return charger(id).connected;
    }

    @Override
    public void disconnect(UUID id, String why) {
        charger(id).connected = false;
    }
}
