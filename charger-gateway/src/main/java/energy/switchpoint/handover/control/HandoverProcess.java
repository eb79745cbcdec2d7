package energy.switchpoint.handover.control;

import energy.switchpoint.certificates.control.CertificateDesk;
import energy.switchpoint.certificates.entity.CertificateDelivered;
import energy.switchpoint.commands.entity.ChargerCommand.ChangeCredential;
import energy.switchpoint.commands.entity.ChargerCommands;
import energy.switchpoint.commands.entity.CommandOutcome;
import energy.switchpoint.commands.entity.Duties;
import energy.switchpoint.commands.entity.Duties.Matter;
import energy.switchpoint.commands.entity.Duties.Reminded;
import energy.switchpoint.commands.entity.LiveCharger;
import energy.switchpoint.commands.entity.LiveChargers;
import energy.switchpoint.connections.control.Connection;
import energy.switchpoint.connections.control.Connections;
import energy.switchpoint.connections.control.WorkThreads;
import energy.switchpoint.connections.entity.ChargerReady;
import energy.switchpoint.credentials.control.Credentials;
import energy.switchpoint.credentials.control.SecurityProfiles;
import energy.switchpoint.credentials.entity.NewCredential;
import energy.switchpoint.credentials.entity.Proof.Standing;
import energy.switchpoint.devices.control.DeviceLog;
import energy.switchpoint.devices.entity.LogKind;
import energy.switchpoint.handover.entity.Handover;
import energy.switchpoint.handover.entity.Order;
import energy.switchpoint.handover.entity.Phase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries handovers on: whenever a charger can be asked something, and when its time is over. Where it stands is in the
 * database alone, so it goes on from any line after a crash, and any node takes orders: the one that has the charger's socket
 * carries them on.
 */
@ApplicationScoped
public class HandoverProcess {

    private static final System.Logger LOG = System.getLogger(HandoverProcess.class.getName());

    /** A charger should leave by itself to come back with its new password; one that does not is helped. */
    private static final Duration LEAVES_BY_ITSELF = Duration.ofSeconds(3);

    private static final int OVERDUE_AT_ONCE = 200;

    @Inject
    Handovers handovers;

    @Inject
    HandoverSteps steps;

    @Inject
    DeviceProgramme programme;

    @Inject
    CertificateDesk certificates;

    @Inject
    SecurityProfiles profiles;

    @Inject
    Credentials credentials;

    /** Those here. */
    @Inject
    Connections connections;

    @Inject
    LiveChargers chargers;

    @Inject
    ChargerCommands commands;

    @Inject
    Duties duties;

    @Inject
    WorkThreads threads;

    @Inject
    DeviceLog log;

    @Inject
    Clock clock;

    private final Map<UUID, ReentrantLock> atWork = new ConcurrentHashMap<>();

    public Order begin(UUID chargepointId, UUID switchId, String gaining, String gainingName, Duration timeout) {
        var order = steps.begin(chargepointId, switchId, gaining, gainingName, timeout);
        if (order instanceof Order.Done(var h) && h.phase().waitsForCharger()) {
            goOnWhereItIs(chargepointId);
        }
        return order;
    }

    public Order commit(UUID chargepointId, UUID switchId, Instant at) {
        var order = steps.commit(chargepointId, switchId, at);
        if (order instanceof Order.Done
                && chargers.look(chargepointId)
                        .flatMap(charger -> credentials.standingOf(charger.credentialId()))
                        .filter(standing -> standing != Standing.CURRENT)
                        .isPresent()) {
            commands.disconnect(chargepointId, "credential revoked");
        }
        return order;
    }

    public Order rollBack(UUID chargepointId, UUID switchId, String reason) {
        var order = steps.rollBack(chargepointId, switchId, reason);
        if (order instanceof Order.Done(var h) && h.phase() == Phase.ROLLED_BACK) {
            goOnWhereItIs(h.chargepointId());
        }
        return order;
    }

    /** Orders may come to any node. */
    private void goOnWhereItIs(UUID chargepointId) {
        duties.handOn(Matter.HANDOVER, List.of(chargepointId)).forEach(id -> threads.execute(() -> goOn(id)));
    }

    void reminded(@Observes Reminded reminder) {
        if (reminder.matter() == Matter.HANDOVER) {
            reminder.chargepointIds().forEach(id -> threads.execute(() -> goOn(id)));
        }
    }

    void chargerReady(@Observes ChargerReady ready) {
        goOn(ready.chargepointId());
    }

    /** Whatever is due for this charger now. Waits for the charger; one at a time per charger. */
    void goOn(UUID chargepointId) {
        var lock = atWork.computeIfAbsent(chargepointId, _ -> new ReentrantLock());
        lock.lock();
        try {
            var connection = connections.ofAnyStanding(chargepointId);
            if (connection.isEmpty()) {
                return;
            }
            connections.refreshStanding(chargepointId);
            var open = handovers.openFor(chargepointId).filter(h -> h.phase().waitsForCharger());
            if (open.isPresent()) {
                carryOn(open.get(), connection.get());
            } else if (connection.get().standing() == Standing.RECOVERY) {
                recover(connection.get());
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the handover of " + chargepointId + " did not get on", e);
        } finally {
            lock.unlock();
        }
    }

    /** At the deadline the process turns round by itself; nobody has to ask. */
    void endOverdue() {
        for (var h : handovers.overdue(clock.instant(), OVERDUE_AT_ONCE)) {
            if (steps.timedOut(h)) {
                goOnWhereItIs(h.chargepointId());
            }
        }
    }

    /** After a start: chargers that are here already will not come again by themselves. */
    void resume() {
        for (var h : handovers.waitingForCharger()) {
            threads.execute(() -> goOn(h.chargepointId()));
        }
    }

    /** Of those here: it had just come when another node was given the order, or that node died over it. */
    void beginForgotten() {
        for (var h : handovers.waitingForCharger()) {
            if (h.phase() == Phase.STAGED
                    && h.attempts() == 0
                    && connections.ofAnyStanding(h.chargepointId()).isPresent()) {
                threads.execute(() -> goOn(h.chargepointId()));
            }
        }
    }

    private void carryOn(Handover h, Connection connection) {
        if (connection.credentialId().equals(h.credentialId()) && connection.standing() == Standing.NEXT) {
            steps.returned(h);
            return;
        }
        if (h.isOverdue(clock.instant()) || !h.mayTell(connection.since())) {
            return;
        }
        if (h.scheduleBefore() == null && connection.standing() == Standing.CURRENT) {
            if (programme.week(h.chargepointId()) instanceof DeviceProgramme.Answer.Read(var reading)) {
                steps.readBefore(h, reading);
            }
        }
        if (usesCertificates(h.chargepointId())) {
            askForRequest(h);
        } else {
            steps.stage(h).ifPresent(made -> tell(h, connection, made));
        }
    }

    private boolean usesCertificates(UUID chargepointId) {
        return profiles.of(chargepointId)
                .filter(reached -> reached.profile() == SecurityProfiles.CERTIFICATE)
                .isPresent();
    }

    /** The charger makes a new key for the gaining operator; its request is signed for that operator when it comes. */
    private void askForRequest(Handover h) {
        switch (certificates.askForRequest(h.chargepointId())) {
            case CommandOutcome.Refused refused -> steps.refused(h, refused.reason());
            case CommandOutcome.Accepted _, CommandOutcome.Told _ ->
                log.add(h.chargepointId(), LogKind.HANDOVER, "REQUEST_ASKED", "for a certificate of " + h.gaining());
            case CommandOutcome.TimedOut _, CommandOutcome.NotConnected _ ->
                log.add(h.chargepointId(), LogKind.HANDOVER, "NOT_ANSWERED", "whether it makes a request is open");
        }
    }

    /** The gaining operator's certificate has been given to the charger. */
    void certificateDelivered(@Observes CertificateDelivered delivered) {
        var switchId = delivered.switchId();
        if (switchId == null) {
            return;
        }
        handovers.of(delivered.chargepointId(), switchId).ifPresent(h -> {
            if (delivered.refusal() != null) {
                steps.refused(h, delivered.refusal());
                return;
            }
            steps.told(h);
            leaveSoon(h.chargepointId());
        });
    }

    private void tell(Handover h, Connection connection, NewCredential made) {
        switch (ask(connection, made)) {
            case CommandOutcome.Accepted _ -> {
                steps.told(h);
                leaveSoon(h.chargepointId());
            }
            case CommandOutcome.Refused refused -> steps.refused(h, refused.reason());
            // it may have taken it or not: its next coming will show, or its absence
            case CommandOutcome.TimedOut _, CommandOutcome.NotConnected _, CommandOutcome.Told _ ->
                log.add(h.chargepointId(), LogKind.HANDOVER, "NOT_ANSWERED", "whether it took the password is open");
        }
    }

    private void recover(Connection connection) {
        if (usesCertificates(connection.chargepointId())) {
            certificates.askForRequest(connection.chargepointId());
            return;
        }
        var made = steps.recover(connection.chargepointId());
        if (ask(connection, made) instanceof CommandOutcome.Accepted) {
            leaveSoon(connection.chargepointId());
        }
    }

    private CommandOutcome ask(Connection connection, NewCredential made) {
        return connections
                .send(connection.chargepointId(), new ChangeCredential(made.password()))
                .toCompletableFuture()
                .join();
    }

    private void leaveSoon(UUID chargepointId) {
        chargers.look(chargepointId).ifPresent(charger -> threads.execute(() -> leaveSoon(chargepointId, charger)));
    }

    private void leaveSoon(UUID chargepointId, LiveCharger here) {
        try {
            Thread.sleep(LEAVES_BY_ITSELF);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (chargers.look(chargepointId).filter(here::isStill).isPresent()) {
            commands.disconnect(chargepointId, "come back with your new credential");
        }
    }
}
