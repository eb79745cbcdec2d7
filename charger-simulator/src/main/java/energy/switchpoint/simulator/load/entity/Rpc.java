package energy.switchpoint.simulator.load.entity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * As much of an OCPP-J frame as load needs: its type, message id and action, found without reading the JSON. Reused for every
 * frame of an event loop.
 */
public final class Rpc {

    private static final byte[] ACCEPTED = "\"Accepted\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRANSACTION = "\"transactionId\"".getBytes(StandardCharsets.US_ASCII);

    private byte[] text = {};
    private int end;
    private int type;
    private int idFrom;
    private int idTo;
    private int actionFrom;
    private int actionTo;

    /** Looks at the first {@code length} bytes; false when they are no OCPP-J frame. */
    public boolean read(byte[] frame, int length) {
        text = frame;
        end = length;
        int at = skipBlanks(0);
        if (at >= end || text[at] != '[') {
            return false;
        }
        at = skipBlanks(at + 1);
        if (at >= end) {
            return false;
        }
        type = text[at] - '0';
        idFrom = quote(at + 1);
        idTo = quote(idFrom);
        if (idTo < 0) {
            return false;
        }
        if (type == 2) {
            actionFrom = quote(idTo);
            actionTo = quote(actionFrom);
            return actionTo >= 0;
        }
        return type == 3 || type == 4;
    }

    public boolean isCall() {
        return type == 2;
    }

    public boolean isResult() {
        return type == 3;
    }

    public boolean hasId(byte[] id) {
        return Arrays.equals(text, idFrom, idTo - 1, id, 0, id.length);
    }

    public String id() {
        return new String(text, idFrom, idTo - 1 - idFrom, StandardCharsets.UTF_8);
    }

    public String action() {
        return new String(text, actionFrom, actionTo - 1 - actionFrom, StandardCharsets.US_ASCII);
    }

    public boolean saysAccepted() {
        return indexOf(ACCEPTED) >= 0;
    }

    /** The transaction's number in an answer; 0 when there is none. */
    public long transaction() {
        int at = indexOf(TRANSACTION);
        if (at < 0) {
            return 0;
        }
        at += TRANSACTION.length;
        while (at < end && (text[at] == ':' || text[at] == ' ')) {
            at++;
        }
        long number = 0;
        for (; at < end && text[at] >= '0' && text[at] <= '9'; at++) {
            number = number * 10 + text[at] - '0';
        }
        return number;
    }

    @Override
    public String toString() {
        return new String(text, 0, Math.min(end, 300), StandardCharsets.UTF_8);
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < end && text[at] == ' ') {
            at++;
        }
        return at;
    }

    /** The place after the next quotation mark; -1 when there is none. Ids and actions hold no escapes. */
    private int quote(int from) {
        if (from < 0) {
            return -1;
        }
        for (int i = from; i < end; i++) {
            if (text[i] == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    private int indexOf(byte[] wanted) {
        for (int i = 0; i <= end - wanted.length; i++) {
            if (text[i] == wanted[0] && Arrays.equals(text, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
