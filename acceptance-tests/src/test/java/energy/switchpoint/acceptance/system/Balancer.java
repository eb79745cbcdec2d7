package energy.switchpoint.acceptance.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands in front of several gateways in production: hands each connection, in turn, to one that takes it. */
public final class Balancer implements AutoCloseable {

    private static final int BACKLOG = 2000;
    private static final int PATIENCE_MS = 2000;

    private final List<Integer> gateways;
    private final ServerSocket door;
    private final AtomicInteger turns = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Balancer(List<Integer> gateways) throws IOException {
        this.gateways = gateways;
        door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    }

    public static Balancer before(List<Integer> gatewayPorts) {
        try {
            var balancer = new Balancer(gatewayPorts);
            balancer.threads.execute(balancer::receive);
            return balancer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void receive() {
        while (!door.isClosed()) {
            try {
                var charger = door.accept();
                threads.execute(() -> join(charger));
            } catch (IOException _) {
                return;
            }
        }
    }

    /** One that finds no gateway is sent away, and comes again as chargers do. */
    private void join(Socket charger) {
        int turn = turns.getAndIncrement();
        for (int i = 0; i < gateways.size(); i++) {
            var gateway = new Socket();
            try {
                gateway.connect(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(),
                                gateways.get(Math.floorMod(turn + i, gateways.size()))),
                        PATIENCE_MS);
                charger.setTcpNoDelay(true);
                gateway.setTcpNoDelay(true);
                threads.execute(() -> carry(charger, gateway));
                carry(gateway, charger);
                return;
            } catch (IOException _) {
                shut(gateway);
            }
        }
        shut(charger);
    }

    private static void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // gone: so is the other end
        } finally {
            shut(from);
            shut(to);
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // it was
        }
    }
}
