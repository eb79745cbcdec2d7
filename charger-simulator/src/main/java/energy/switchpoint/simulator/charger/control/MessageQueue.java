package energy.switchpoint.simulator.charger.control;

import energy.switchpoint.simulator.charger.entity.Fault;
import energy.switchpoint.simulator.charger.entity.Memory;
import energy.switchpoint.simulator.json.JsonText;
import energy.switchpoint.simulator.ocpp.control.Calls.KeptCalls;
import energy.switchpoint.simulator.ocpp.control.Calls.Utterance;
import jakarta.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Transaction messages in the order they happened, on disk until the operator has answered them. */
final class MessageQueue implements KeptCalls {

    /** What OCPP 1.6 chargers put when the operator never answered the start of a transaction. */
    private static final int UNKNOWN_TRANSACTION = -1;

    private final ChargerFolder folder;
    private final Memory memory;
    private final Voice voice;
    private final Faults faults;
    private final Deque<Long> waiting;
    private long next;
    /** Held back until the one after it has gone, by a charger that tells things out of order. */
    private @Nullable Long heldBack;
    /** Answered, and told once more, by a charger that tells things twice. */
    private long toldAgain;

    MessageQueue(ChargerFolder folder, Memory memory, Voice voice, Faults faults) {
        this.folder = folder;
        this.memory = memory;
        this.voice = voice;
        this.faults = faults;
        this.waiting = new ArrayDeque<>(folder.waiting());
        this.next = waiting.isEmpty() ? 1 : waiting.getLast() + 1;
    }

    int size() {
        return waiting.size();
    }

    void add(Utterance utterance, String transactionId) {
        folder.message(
                next,
                JsonText.object()
                        .add("action", utterance.action())
                        .add("payload", utterance.payload())
                        .add("transaction", transactionId)
                        .build());
        line(next++, mayWait(utterance));
    }

    private void line(long number, boolean mayWait) {
        if (heldBack != null) {
            waiting.add(number);
            letGo();
        } else if (faults.has(Fault.SENDS_OUT_OF_ORDER) && mayWait) {
            heldBack = number;
        } else {
            waiting.add(number);
        }
    }

    /** Nothing comes after the end; and 1.6 has no number for a transaction before its start is answered. */
    private static boolean mayWait(Utterance utterance) {
        return utterance.action().equals("TransactionEvent")
                && !"Ended".equals(JsonText.text(utterance.payload(), "eventType"));
    }

    void letGo() {
        if (heldBack != null) {
            waiting.add(heldBack);
            heldBack = null;
        }
    }

    @Override
    public @Nullable Utterance oldest() {
        var number = waiting.peek();
        if (number == null) {
            return null;
        }
        var message = folder.message(number);
        var known = memory.operatorId(message.getString("transaction"));
        return new Utterance(
                message.getString("action"),
                voice.withOperatorId(message.getJsonObject("payload"), known == null ? UNKNOWN_TRANSACTION : known));
    }

    @Override
    public long oldestNumber() {
        var number = waiting.peek();
        return number == null ? Long.MAX_VALUE : number;
    }

    @Override
    public long newestNumber() {
        var number = waiting.peekLast();
        return number == null ? 0 : number;
    }

    @Override
    public void answered(JsonObject result) {
        if (faults.has(Fault.SENDS_TWICE) && toldAgain != oldestNumber()) {
            toldAgain = oldestNumber();
            return;
        }
        var number = waiting.remove();
        var transaction = folder.message(number).getString("transaction");
        voice.operatorId(result).ifPresent(id -> {
            memory.operatorId(transaction, id);
            folder.memory(memory);
        });
        folder.deleteMessage(number);
    }

    @Override
    public void abandoned() {
        folder.deleteMessage(waiting.remove());
    }
}
