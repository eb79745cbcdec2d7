package energy.switchpoint.switching.control;

import energy.switchpoint.platform.identity.Caller;
import energy.switchpoint.platform.persistence.Restriction;
import energy.switchpoint.platform.persistence.TenantRows;
import energy.switchpoint.switching.entity.OperatorSwitch;
import energy.switchpoint.switching.entity.WorkItem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The work in the database: taken with {@code for update skip locked}, held by a lease, written only under its token. */
@ApplicationScoped
public class LeasedWork extends TenantRows<WorkItem> implements SwitchWork {

    @Inject
    Switches switches;

    @Inject
    SwitchRecord record;

    @Inject
    Clock clock;

    public LeasedWork() {
        super(WorkItem.class);
    }

    /** Work belongs to the service; no caller ever sees it. */
    @Override
    protected Restriction visibleTo(Caller caller) {
        return Restriction.NOTHING;
    }

    /** After a crash this node's own leases would only be waited for. */
    @Transactional
    public void freeOwnLeases() {
        em.createQuery("update WorkItem w set w.leaseToken = null, w.leaseUntil = null, w.leaseHolder = null"
                        + " where w.leaseHolder = :node")
                .setParameter("node", node())
                .executeUpdate();
    }

    /** The draft and its work, already held by the one who asks. Fails when the charger has an open switch. */
    @Transactional(TxType.REQUIRES_NEW)
    public Claim open(OperatorSwitch draft) {
        var now = clock.instant();
        var token = UUID.randomUUID();
        var item = new WorkItem(draft.id(), now);
        item.lease(node(), token, now.plus(LEASE));
        switches.add(draft);
        switches.flush();
        add(item);
        flush();
        return new Claim(draft, token, 0);
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public Optional<Claim> claim() {
        var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<?> due = em.createNativeQuery("""
                        select cast(switch_id as char) from switch_work
                        where due_at <= ?1 and (lease_until is null or lease_until <= ?2)
                        order by due_at limit 1 for update skip locked""")
                .setParameter(1, now)
                .setParameter(2, now)
                .getResultList();
        return due.stream().findFirst().map(id -> take(UUID.fromString(id.toString())));
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public boolean finish(Claim claim, StepResult result) {
        var aSwitch = switches.locked(claim.aSwitch().id()).orElse(null);
        var item = held(claim).orElse(null);
        if (aSwitch == null || item == null) {
            return false;
        }
        var now = clock.instant();
        if (aSwitch.state() != claim.aSwitch().state()
                || aSwitch.isDraft() != claim.aSwitch().isDraft()) {
            item.released(now);
            return false;
        }
        if (result instanceof StepResult.Drop) {
            em.remove(item);
            flush();
            switches.drop(aSwitch);
            return true;
        }
        new SwitchProgress(record).apply(aSwitch, result, now).ifPresentOrElse(item::released, () -> em.remove(item));
        return true;
    }

    @Override
    @Transactional(TxType.REQUIRES_NEW)
    public void failed(Claim claim, String error, Duration retryIn) {
        held(claim).ifPresent(item -> item.failed(error, clock.instant().plus(retryIn)));
    }

    /** Something happened to the switch; part of the transaction in which it happened. */
    @Transactional(TxType.MANDATORY)
    public void hurry(UUID switchId) {
        Optional.ofNullable(em.find(WorkItem.class, switchId, LockModeType.PESSIMISTIC_WRITE))
                .ifPresent(item -> item.hurry(clock.instant()));
    }

    private Claim take(UUID switchId) {
        var item = em.find(WorkItem.class, switchId);
        var token = UUID.randomUUID();
        item.lease(node(), token, clock.instant().plus(LEASE));
        var aSwitch = switches.ofAnyone(switchId)
                .orElseThrow(() -> new IllegalStateException("work without a switch: " + switchId));
        var _ = aSwitch.consents().size(); // loaded now: the process works without a database
        return new Claim(aSwitch, token, item.failures());
    }

    private Optional<WorkItem> held(Claim claim) {
        return Optional.ofNullable(em.find(WorkItem.class, claim.aSwitch().id(), LockModeType.PESSIMISTIC_WRITE))
                .filter(item -> item.isHeldUnder(claim.token()));
    }

    private static String node() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }
}
