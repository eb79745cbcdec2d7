package energy.switchpoint.simulator.load.control;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Writes a client's WebSocket frames (RFC 6455): header and payload side by side in one reused array, masked eight bytes at a
 * time, then copied into one pooled buffer.
 */
final class MaskedFrames {

    /** Where a payload begins in the array, so that the longest header fits before it. */
    static final int PAYLOAD_AT = 8;

    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PONG = 10;

    private static final int LARGEST = 32 * 1024;
    private static final int SHORT_LENGTH = 126;
    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] bytes = new byte[PAYLOAD_AT + LARGEST + Long.BYTES];

    /** The payload is written here, from {@link #PAYLOAD_AT} on. */
    byte[] bytes() {
        return bytes;
    }

    void send(Channel channel, int opcode, byte[] payload, int mask) {
        System.arraycopy(payload, 0, bytes, PAYLOAD_AT, payload.length);
        send(channel, opcode, payload.length, mask);
    }

    /** Sends what stands in the array. */
    void send(Channel channel, int opcode, int length, int mask) {
        mask(length, mask);
        INTS.set(bytes, PAYLOAD_AT - 4, mask);
        int from;
        if (length < SHORT_LENGTH) {
            from = PAYLOAD_AT - 6;
            bytes[from + 1] = (byte) (MASKED | length);
        } else {
            from = PAYLOAD_AT - 8;
            bytes[from + 1] = (byte) (MASKED | SHORT_LENGTH);
            bytes[from + 2] = (byte) (length >> 8);
            bytes[from + 3] = (byte) length;
        }
        bytes[from] = (byte) (FINAL | opcode);
        int size = PAYLOAD_AT - from + length;
        ByteBuf buffer = channel.alloc().directBuffer(size, size);
        buffer.writeBytes(bytes, from, size);
        channel.writeAndFlush(buffer, channel.voidPromise());
    }

    private void mask(int length, int mask) {
        Arrays.fill(bytes, PAYLOAD_AT + length, PAYLOAD_AT + length + Long.BYTES, (byte) 0);
        long wide = (long) mask << 32 | mask & 0xFFFFFFFFL;
        for (int at = PAYLOAD_AT; at < PAYLOAD_AT + length; at += Long.BYTES) {
            LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ wide);
        }
    }
}
