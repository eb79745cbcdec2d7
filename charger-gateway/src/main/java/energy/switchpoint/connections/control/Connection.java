package energy.switchpoint.connections.control;

import energy.switchpoint.connections.entity.Verdict.Admitted;
import energy.switchpoint.credentials.entity.Proof.Standing;
import energy.switchpoint.ocpp.control.RpcSession;
import energy.switchpoint.ocpp.entity.ChargerDialect;
import energy.switchpoint.ocpp.entity.ChargerMemory;
import energy.switchpoint.ocpp.entity.LimitUnit;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One charger's open socket and what is known of it while it is open. */
public final class Connection {

    private final Admitted admitted;
    private final Socket socket;
    private final ChargerDialect dialect;
    private final ChargerMemory memory;
    private final Instant since;
    private volatile Standing standing;
    private volatile long lastHeardMillis;
    private volatile boolean ready;
    private volatile boolean awaited;

    // guarded by this
    private boolean arrived;
    private boolean gone;
    private @Nullable RpcSession rpc;

    Connection(Admitted admitted, Socket socket, ChargerDialect dialect, Instant since) {
        this.admitted = admitted;
        this.socket = socket;
        this.dialect = dialect;
        this.since = since;
        standing = admitted.proof().standing();
        lastHeardMillis = since.toEpochMilli();
        var proof = admitted.proof();
        memory = new ChargerMemory(
                proof.chargepointId(), proof.phases(), proof.volts(), LimitUnit.valueOf(proof.limitUnit()));
        memory.isProvisional(standing == Standing.RECOVERY);
    }

    public UUID chargepointId() {
        return admitted.proof().chargepointId();
    }

    public UUID credentialId() {
        return admitted.proof().credentialId();
    }

    public String identity() {
        return admitted.identity();
    }

    public String address() {
        return socket.address();
    }

    public Instant since() {
        return since;
    }

    public Standing standing() {
        return standing;
    }

    public ChargerMemory memory() {
        return memory;
    }

    public ChargerDialect dialect() {
        return dialect;
    }

    public Instant lastHeard() {
        return Instant.ofEpochMilli(lastHeardMillis);
    }

    /** A text from the charger; false when it floods. */
    public boolean received(String text, long nowMillis) {
        lastHeardMillis = nowMillis;
        return rpc().received(text);
    }

    /** Any sign of life, such as a pong. */
    public void heard(long nowMillis) {
        lastHeardMillis = nowMillis;
    }

    void speaksBy(RpcSession session) {
        rpc = session;
    }

    RpcSession rpc() {
        var session = rpc;
        if (session == null) {
            throw new IllegalStateException("the connection has not begun");
        }
        return session;
    }

    /** What the credential it came with is good for may change while it is here. */
    void standsAs(Standing now) {
        standing = now;
        memory.isProvisional(now == Standing.RECOVERY);
    }

    /** Stores that it has come, unless it has gone again already: what came last is what stays in the database. */
    synchronized boolean arrives(Runnable storing) {
        if (!gone) {
            storing.run();
            arrived = true;
        }
        return !gone;
    }

    synchronized void goes(Runnable storing) {
        gone = true;
        storing.run();
    }

    /** Whether what was known of it before is known to its memory. */
    synchronized boolean hasArrived() {
        return arrived;
    }

    void isAwaited(boolean byHandover) {
        awaited = byHandover;
    }

    boolean isAwaited() {
        return awaited;
    }

    /** True for the first who finds it ready. */
    synchronized boolean becomeReady() {
        boolean first = !ready;
        ready = true;
        return first;
    }

    void close(String why) {
        socket.close(why);
    }

    void refuse(String why) {
        socket.refuse(why);
    }

    void ended() {
        rpc().close();
    }
}
