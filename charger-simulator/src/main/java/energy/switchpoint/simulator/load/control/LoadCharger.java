package energy.switchpoint.simulator.load.control;

import energy.switchpoint.simulator.load.entity.Answers;
import energy.switchpoint.simulator.load.entity.Call;
import energy.switchpoint.simulator.load.entity.ChargerState;
import energy.switchpoint.simulator.load.entity.Messages;
import energy.switchpoint.simulator.load.entity.Rpc;
import energy.switchpoint.simulator.load.entity.Tally.Trouble;
import org.jspecify.annotations.Nullable;

/** One charger under load: boots, then says what it is told to, one call at a time, and says yes to its operator. */
final class LoadCharger {

    private final LoadLoop loop;
    private final ChargerState state;
    private final int place;
    private Phase phase = Phase.AWAY;
    private @Nullable LoadLine line;
    private @Nullable Call outstanding;
    private byte @Nullable [] saidAt;
    private @Nullable Unanswered unanswered;
    private long sinceNanos;
    private boolean inTurn;
    private boolean refused;

    private enum Phase {
        AWAY,
        CALLING,
        BOOTING,
        UP
    }

    /** A message that belongs to a transaction and was on its way when the connection was lost. */
    private record Unanswered(Call call, byte[] time) {}

    LoadCharger(LoadLoop loop, ChargerState state, int place) {
        this.loop = loop;
        this.state = state;
        this.place = place;
    }

    /** Its place in the fleet, from 0. */
    int place() {
        return place;
    }

    ChargerState state() {
        return state;
    }

    boolean isUp() {
        return phase == Phase.UP;
    }

    /** True once when it is put into the queue of those who may speak. */
    boolean takesTurn() {
        boolean was = inTurn;
        inTurn = true;
        return !was;
    }

    /** Leaves the queue; false when it cannot speak now. */
    boolean leavesTurn() {
        inTurn = false;
        return phase == Phase.UP && outstanding == null;
    }

    LoadLine calls() {
        phase = Phase.CALLING;
        refused = false;
        sinceNanos = System.nanoTime();
        var calling = new LoadLine(this, loop);
        line = calling;
        return calling;
    }

    void opened() {
        loop.tally().handshake(System.nanoTime() - sinceNanos);
        phase = Phase.BOOTING;
        send(Call.BOOT, loop.time());
    }

    void unreachable(String why) {
        refused = true;
        loop.trouble(Trouble.CONNECT, why);
    }

    void refused(String why) {
        refused = true;
        loop.trouble(Trouble.HANDSHAKE, why);
    }

    void confused(String by) {
        loop.trouble(Trouble.PROTOCOL, by);
    }

    /** Says again what was not answered, else what comes next. */
    void speak() {
        var again = unanswered;
        if (again != null) {
            unanswered = null;
            send(again.call(), again.time());
            return;
        }
        var call = loop.pick(state.isCharging());
        state.advance(call, loop.random() >>> 1, loop.tags());
        send(call, loop.time());
    }

    private void send(Call call, byte[] time) {
        if (line == null) {
            return;
        }
        state.newId();
        outstanding = call;
        saidAt = loop.remembers() && call.isKept() ? time.clone() : null;
        int length = Messages.write(call, state, time, loop.frames().bytes(), MaskedFrames.PAYLOAD_AT);
        sinceNanos = System.nanoTime();
        line.sendText(length);
    }

    void heard(byte[] text, int length) {
        var rpc = loop.rpc();
        if (!rpc.read(text, length)) {
            confused("a text that is no OCPP-J");
        } else if (rpc.isCall()) {
            answer(rpc);
        } else if (outstanding == null || !rpc.hasId(state.messageId())) {
            loop.trouble(Trouble.UNMATCHED, "an answer nobody waits for: " + rpc);
        } else if (rpc.isResult()) {
            answered(outstanding, rpc);
        } else {
            failed(outstanding, rpc);
        }
    }

    private void answer(Rpc call) {
        var action = call.action();
        if (line != null) {
            line.send(MaskedFrames.TEXT, Answers.to(action, call.id()));
        }
        loop.called(this, action);
    }

    private void answered(Call call, Rpc answer) {
        outstanding = null;
        loop.tally().answered(call, System.nanoTime() - sinceNanos);
        switch (call) {
            case BOOT -> {
                booted(answer.saysAccepted());
                return;
            }
            case START -> state.started(answer.transaction());
            case STOP -> state.stopped();
            case HEARTBEAT, METER_VALUES, STATUS -> {}
        }
        if (saidAt != null) {
            loop.acknowledged(state, call, saidAt);
        }
        loop.done(this);
    }

    private void booted(boolean accepted) {
        if (accepted) {
            phase = Phase.UP;
            loop.up(this);
        } else {
            loop.trouble(Trouble.BOOT_REJECTED, "a boot was not accepted");
            hangUp();
        }
    }

    private void failed(Call call, Rpc error) {
        outstanding = null;
        if (call == Call.BOOT) {
            loop.trouble(Trouble.BOOT_REJECTED, error.toString());
            hangUp();
            return;
        }
        loop.trouble(Trouble.CALL_ERROR, error.toString());
        if (call == Call.STOP) {
            state.stopped();
        }
        loop.done(this);
    }

    /** Hangs up when its call, or its way in, takes longer than this. */
    void impatient(long nowNanos, long patienceNanos) {
        boolean waits = outstanding != null || phase == Phase.CALLING;
        if (waits && nowNanos - sinceNanos > patienceNanos) {
            refused = true;
            loop.trouble(Trouble.TIMEOUT, "no answer to " + (outstanding == null ? "a handshake" : outstanding));
            hangUp();
        }
    }

    private void hangUp() {
        if (line != null) {
            line.close();
        }
    }

    /** The connection is over, or has never come to be. */
    void lost() {
        var before = phase;
        var call = outstanding;
        if (before == Phase.CALLING && !refused) {
            refused("hung up on before the handshake was done");
        }
        if (call != null && call.isKept() && saidAt != null && loop.keeps()) {
            unanswered = new Unanswered(call, saidAt);
        }
        phase = Phase.AWAY;
        line = null;
        outstanding = null;
        loop.gone(this, before == Phase.UP, before == Phase.UP || before == Phase.BOOTING, call != null);
    }
}
