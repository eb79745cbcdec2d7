package energy.switchpoint.simulator.load.control;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket of one charger under load. Speaks HTTP and WebSocket itself, as far as the client of one known server must:
 * that is what keeps it light.
 */
final class LoadLine extends ChannelInboundHandlerAdapter {

    private static final int CONTINUATION = 0;
    private static final int PING = 9;
    private static final int FINAL = 0x80;
    private static final int LARGEST_MESSAGE = 1 << 20;

    private final LoadCharger charger;
    private final LoadLoop loop;
    private @Nullable Channel channel;
    private @Nullable ByteBuf rest;
    private boolean open;
    private boolean ended;

    LoadLine(LoadCharger charger, LoadLoop loop) {
        this.charger = charger;
        this.loop = loop;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        var request = loop.handshake(charger).getBytes(StandardCharsets.ISO_8859_1);
        context.writeAndFlush(context.alloc().buffer(request.length).writeBytes(request));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        var in = (ByteBuf) message;
        if (rest != null) {
            rest.writeBytes(in);
            in.release();
            in = rest;
            rest = null;
        }
        try {
            if (open || isWelcomed(in)) {
                while (!ended && readFrame(in)) {
                    // one frame after the other
                }
            }
            if (in.isReadable() && !ended) {
                rest = context.alloc().buffer(in.readableBytes() * 2).writeBytes(in);
            }
        } finally {
            in.release();
        }
    }

    /** True once the whole answer to the handshake is there and says yes. */
    private boolean isWelcomed(ByteBuf in) {
        var head = in.toString(StandardCharsets.ISO_8859_1);
        int end = head.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        if (!head.startsWith("HTTP/1.1 101") || !head.contains(LoadLoop.SUBPROTOCOL)) {
            charger.refused(head.substring(0, head.indexOf('\r')));
            close();
            return false;
        }
        in.skipBytes(end + 4);
        open = true;
        charger.opened();
        return true;
    }

    /** Reads one whole frame; false when there is none yet. OCPP messages of a server come in one piece. */
    private boolean readFrame(ByteBuf in) {
        int from = in.readerIndex();
        int available = in.readableBytes();
        int header = available < 2 ? 2 : headerLength(in.getUnsignedByte(from + 1));
        if (available < header) {
            return false;
        }
        int first = in.getUnsignedByte(from);
        long length = length(in, from, header);
        if (length < 0 || length > LARGEST_MESSAGE || (first & FINAL) == 0 || (first & 15) == CONTINUATION) {
            charger.confused("a frame that no operator sends");
            close();
            return false;
        }
        if (available < header + length) {
            return false;
        }
        in.skipBytes(header);
        var payload = loop.room((int) length);
        in.readBytes(payload, 0, (int) length);
        received(first & 15, payload, (int) length);
        return true;
    }

    private static int headerLength(int lengthByte) {
        return switch (lengthByte) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    private static long length(ByteBuf in, int from, int header) {
        return switch (header) {
            case 4 -> in.getUnsignedShort(from + 2);
            case 10 -> in.getLong(from + 2);
            default -> in.getUnsignedByte(from + 1);
        };
    }

    private void received(int opcode, byte[] payload, int length) {
        switch (opcode) {
            case MaskedFrames.TEXT -> charger.heard(payload, length);
            case PING -> send(MaskedFrames.PONG, Arrays.copyOf(payload, length));
            case MaskedFrames.PONG -> {}
            default -> close();
        }
    }

    void send(int opcode, byte[] payload) {
        if (channel != null) {
            loop.frames().send(channel, opcode, payload, loop.random());
        }
    }

    /** Sends the text that stands in the loop's frame. */
    void sendText(int length) {
        if (channel != null) {
            loop.frames().send(channel, MaskedFrames.TEXT, length, loop.random());
        }
    }

    void close() {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        end();
    }

    /** The connection is over, or has never come to be. */
    void end() {
        if (!ended) {
            ended = true;
            if (rest != null) {
                rest.release();
                rest = null;
            }
            charger.lost();
        }
    }
}
