package energy.switchpoint.switching.control;

import energy.switchpoint.switching.entity.Decision;
import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.Samples;
import energy.switchpoint.switching.entity.SwitchRequest;
import energy.switchpoint.switching.entity.SwitchState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One switch, its work and its record in memory, with a clock that jumps to whatever is due next. */
final class Bench implements SwitchWork, SwitchRecord, SwitchRequests.Desk {

    final World world = new World();
    final List<String> told = new ArrayList<>();
    final SwitchRunner runner;
    final SwitchRequests requests;

    Instant now = Samples.MONDAY_9AM;

    @Nullable
    OperatorSwitch aSwitch;

    @Nullable
    Instant due;

    @Nullable
    UUID lease;

    int failures;
    boolean someoneWasFaster;

    final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    Bench() {
        runner = new SwitchRunner(new SwitchProcess(world, world, world, clock), this);
        requests = new SwitchRequests(world, world, world, this, runner, clock);
    }

    static Bench with(SwitchRequest request) {
        var bench = new Bench();
        bench.world.operator = request.losing();
        if (request.losing() == null) {
            bench.world.relations.clear();
        }
        bench.aSwitch = new OperatorSwitch(UUID.randomUUID(), request, Samples.RULES, bench.now);
        bench.due = bench.now;
        return bench;
    }

    SwitchState state() {
        return aSwitch.state();
    }

    /** Until nothing is left to do. A kill loses whoever was at work; the next worker takes over when the lease is free. */
    void runToTheEnd() {
        for (int steps = 0; due != null; steps++) {
            if (steps > 5000) {
                throw new AssertionError(
                        "no end in sight: " + aSwitch.steps().getLast().note());
            }
            oneStep();
        }
    }

    void runUntil(SwitchState wanted) {
        for (int steps = 0; due != null && (aSwitch.isDraft() || state() != wanted); steps++) {
            if (steps > 5000) {
                throw new AssertionError("never " + wanted + " but " + state());
            }
            oneStep();
        }
    }

    void oneStep() {
        now = due.isAfter(now) ? due : now;
        try {
            claim().ifPresent(runner::run);
        } catch (World.Killed _) {
            lease = null;
        }
    }

    Decision withdraw() {
        var decision = aSwitch.withdraw(now);
        if (decision instanceof Decision.Moved) {
            due = now;
        }
        return decision;
    }

    @Override
    public Optional<Claim> claim() {
        if (due == null || due.isAfter(now) || lease != null) {
            return Optional.empty();
        }
        lease = UUID.randomUUID();
        return Optional.of(new Claim(aSwitch, lease, failures));
    }

    @Override
    public boolean finish(Claim claim, StepResult result) {
        if (!claim.token().equals(lease)) {
            return false;
        }
        lease = null;
        failures = 0;
        if (result instanceof StepResult.Drop) {
            aSwitch = null;
            due = null;
            return true;
        }
        due = new SwitchProgress(this).apply(aSwitch, result, now).orElse(null);
        return true;
    }

    @Override
    public void failed(Claim claim, String error, Duration retryIn) {
        lease = null;
        failures++;
        due = now.plus(retryIn);
    }

    @Override
    public String moved(OperatorSwitch s, Decision.Moved moved, String actor) {
        told.add(moved.to().name());
        return "hash-" + told.size();
    }

    @Override
    public Optional<OperatorSwitch> openFor(UUID chargepointId) {
        return Optional.ofNullable(aSwitch).filter(s -> !s.isClosed());
    }

    @Override
    public Optional<Claim> open(OperatorSwitch draft) {
        if (someoneWasFaster) {
            aSwitch = Samples.requested();
            return Optional.empty();
        }
        aSwitch = draft;
        due = now;
        lease = UUID.randomUUID();
        return Optional.of(new Claim(draft, lease, 0));
    }
}
