package energy.switchpoint.handover.control;

import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.entity.NewCredential;
import energy.switchpoint.credentials.entity.Purpose;
import energy.switchpoint.credentials.entity.Revocation;
import energy.switchpoint.devices.control.CommandAuthority;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.handover.entity.Check;
import energy.switchpoint.handover.entity.Handover;
import energy.switchpoint.handover.entity.Handover.Decision;
import energy.switchpoint.handover.entity.HandoverChanged;
import energy.switchpoint.handover.entity.Order;
import energy.switchpoint.handover.entity.Phase;
import energy.switchpoint.handover.entity.ProgrammeReading;
import energy.switchpoint.platform.ledger.Ledger;
import energy.switchpoint.platform.messaging.Outbox;
import energy.switchpoint.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The steps of a handover, one transaction each. Each looks first at what is, so each can be repeated. */
@ApplicationScoped
@Transactional
public class HandoverSteps {

    @Inject
    Handovers handovers;

    @Inject
    Credentials credentials;

    @Inject
    CommandAuthority authority;

    @Inject
    DeviceLog log;

    @Inject
    Outbox outbox;

    @Inject
    Ledger ledger;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    public Order begin(UUID chargepointId, UUID switchId, String gaining, String gainingName, Duration timeout) {
        var known = handovers.of(chargepointId, switchId);
        if (known.isPresent()) {
            return new Order.Done(known.get());
        }
        var losing = authority.holder(chargepointId);
        if (losing.isEmpty()) {
            return new Order.UnknownDevice();
        }
        var now = clock.instant();
        var begun = Handover.begun(switchId, chargepointId, losing.get(), gaining, gainingName, now, now.plus(timeout));
        if (!handovers.add(begun)) {
            return new Order.Busy();
        }
        tell(begun);
        return new Order.Done(begun);
    }

    public void readBefore(Handover h, ProgrammeReading reading) {
        handovers
                .locked(h.chargepointId(), h.switchId())
                .filter(now -> now.scheduleBefore() == null)
                .ifPresent(now -> handovers.save(now.readBefore(reading)));
    }

    /**
     * Makes the credential the charger is told next. Noted as told before it is: after a crash in between, a charger that
     * took it is still known. Empty when it is no longer the time for it.
     */
    public Optional<NewCredential> stage(Handover h) {
        var now = handovers.locked(h.chargepointId(), h.switchId());
        if (now.isEmpty() || !now.get().phase().waitsForCharger()) {
            return Optional.empty();
        }
        var made = credentials.stage(h.chargepointId(), h.gaining(), Purpose.HANDOVER, h.switchId());
        credentials.aboutToTell(made.id());
        handovers.save(now.get().staged(made.id()));
        log.add(h.chargepointId(), LogKind.CREDENTIAL, "STAGED", "credential " + made.id() + " for " + h.gaining());
        return Optional.of(made);
    }

    public void told(Handover h) {
        move(h, Phase.TOLD, "The charger has taken its new password; it is expected back.", UnaryOperator.identity());
    }

    public void refused(Handover h, String why) {
        if (move(h, Phase.REFUSED, "The charger refused the new password: " + why, UnaryOperator.identity())) {
            credentials.revokeNext(h.chargepointId(), Revocation.REFUSED_BY_DEVICE);
        }
    }

    public boolean returned(Handover h) {
        return move(h, Phase.RETURNED, "The charger came back with its new password.", UnaryOperator.identity());
    }

    /** At the deadline the staged credential ends: from here on the charger is the losing operator's again. */
    public boolean timedOut(Handover h) {
        boolean now = move(h, Phase.TIMED_OUT, "The charger did not come back in time.", UnaryOperator.identity());
        if (now) {
            credentials.revokeNext(h.chargepointId(), Revocation.TIMED_OUT);
        }
        return now;
    }

    public Order checked(
            Handover h, List<Check> checks, @Nullable Long meterWh, @Nullable ProgrammeReading programmeAfter) {
        var failed = checks.stream().filter(c -> !c.passed()).toList();
        if (!failed.isEmpty()) {
            var current = handovers.locked(h.chargepointId(), h.switchId());
            if (current.isEmpty() || current.get().phase() != Phase.RETURNED) {
                return current.<Order>map(Order.Done::new).orElseGet(Order.UnknownHandover::new);
            }
            var now = current.get()
                    .checked(
                            checks,
                            meterWh,
                            programmeAfter,
                            "A check failed: " + failed.getFirst().detail());
            handovers.save(now);
            log.add(
                    h.chargepointId(),
                    LogKind.HANDOVER,
                    "CHECK_FAILED",
                    failed.getFirst().check() + ": " + failed.getFirst().detail());
            return new Order.Done(now);
        }
        move(
                h,
                Phase.VERIFIED,
                "All checks passed.",
                it -> it.checked(checks, meterWh, programmeAfter, "All checks passed."));
        return current(h);
    }

    /** The charger changes hands: credential, authority and phase in one transaction. */
    public Order commit(UUID chargepointId, UUID switchId, Instant at) {
        var found = handovers.locked(chargepointId, switchId);
        if (found.isEmpty()) {
            return new Order.UnknownHandover();
        }
        var h = found.get();
        if (h.phase() == Phase.COMMITTED) {
            return new Order.Done(h);
        }
        var credentialId = h.credentialId();
        if (!(h.moveTo(Phase.COMMITTED, "The charger is with " + h.gainingName() + " now.", clock.instant())
                        instanceof Decision.Moved moved)
                || credentialId == null) {
            return new Order.NotNow(h.phase(), "Only a verified handover can be committed.");
        }
        if (!credentials.promote(chargepointId, credentialId, Revocation.HANDED_OVER)) {
            throw new IllegalStateException("a verified handover has lost its credential " + credentialId);
        }
        // the last lines the losing operator may read are those before its authority ends
        log.add(chargepointId, LogKind.HANDOVER, Phase.COMMITTED.name(), "switch " + switchId);
        switch (authority.move(chargepointId, h.gaining(), at, switchId)) {
            case CommandAuthority.Move.Moved _, CommandAuthority.Move.AlreadyThere _ -> {}
            case CommandAuthority.Move.Outdated _ ->
                throw new IllegalStateException("authority cannot move at " + at + ": a later one holds");
        }
        sql.update(
                "update device set operator_id = ?, operator_name = ?, version = version + 1 where id = ?",
                h.gaining(),
                h.gainingName(),
                chargepointId);
        handovers.save(moved.now());
        tell(moved.now());
        return new Order.Done(moved.now());
    }

    public Order rollBack(UUID chargepointId, UUID switchId, String reason) {
        var found = handovers.locked(chargepointId, switchId);
        if (found.isEmpty()) {
            return new Order.UnknownHandover();
        }
        var h = found.get();
        if (h.phase() == Phase.ROLLED_BACK) {
            return new Order.Done(h);
        }
        if (!move(h, Phase.ROLLED_BACK, "Rolled back: " + reason, UnaryOperator.identity())) {
            return new Order.NotNow(h.phase(), "A committed handover stays; a return is a new switch.");
        }
        credentials.revokeNext(chargepointId, Revocation.ROLLED_BACK);
        return current(h);
    }

    /** A fresh credential for a charger that holds a revoked one, in the name of whoever is to have it. */
    public NewCredential recover(UUID chargepointId) {
        var holder = authority
                .holder(chargepointId)
                .orElseThrow(() -> new IllegalStateException("nobody commands " + chargepointId));
        var made = credentials.stage(chargepointId, holder, Purpose.RECOVERY, null);
        credentials.aboutToTell(made.id());
        log.add(chargepointId, LogKind.CREDENTIAL, "RECOVERY", "credential " + made.id() + " for " + holder);
        return made;
    }

    private Order current(Handover h) {
        return handovers
                .of(h.chargepointId(), h.switchId())
                .<Order>map(Order.Done::new)
                .orElseGet(Order.UnknownHandover::new);
    }

    private boolean move(Handover h, Phase wanted, String why, UnaryOperator<Handover> also) {
        var current = handovers.locked(h.chargepointId(), h.switchId());
        if (current.isEmpty()
                || !(also.apply(current.get()).moveTo(wanted, why, clock.instant()) instanceof Decision.Moved moved)) {
            return false;
        }
        handovers.save(moved.now());
        log.add(h.chargepointId(), LogKind.HANDOVER, wanted.name(), why);
        tell(moved.now());
        return true;
    }

    private void tell(Handover h) {
        outbox.add(
                "handover.changed", h.chargepointId(), new HandoverChanged(h.chargepointId(), h.switchId(), h.phase()));
        ledger.append(
                "handover." + h.phase().name().toLowerCase(java.util.Locale.ROOT),
                h.chargepointId().toString(),
                "service:gateway",
                null,
                Json.createObjectBuilder()
                        .add("switchId", h.switchId().toString())
                        .add("losing", h.losing())
                        .add("gaining", h.gaining())
                        .build());
    }
}
