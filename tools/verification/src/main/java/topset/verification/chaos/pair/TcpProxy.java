package topset.verification.chaos.pair;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A TCP proxy on loopback between a service and a server. It can cut connections, delay data, or discard data. */
public final class TcpProxy implements AutoCloseable {

    private enum Mode {
        PASS,
        CUT,
        SWALLOW
    }

    private static final int CHUNK = 16 * 1024;

    private final ServerSocket server;
    private final InetSocketAddress target;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.PASS;
    private volatile Duration delay = Duration.ZERO;
    private volatile @Nullable Trap trap;

    /**
     * A text for which the proxy searches in the data to the server. The proxy never forwards the data that contains
     * the text.
     */
    private record Trap(String words, CompletableFuture<Boolean> sprung) {}

    private record Wire(Socket client, Socket target, AtomicBoolean lostSomething) {
        void cut() {
            close(client);
            close(target);
        }
    }

    TcpProxy(String host, int port) {
        this.target = new InetSocketAddress(host, port);
        try {
            this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("proxy of " + port).start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /**
     * Forwards data again. Connections on which data was discarded are cut, because TCP never delivers later data after
     * a loss of earlier data.
     */
    public void pass() {
        trap = null;
        delay = Duration.ZERO;
        mode = Mode.PASS;
        wires.stream().filter(wire -> wire.lostSomething().get()).forEach(Wire::cut);
    }

    /** Cuts every connection and refuses new ones until {@link #pass}. */
    public void cut() {
        mode = Mode.CUT;
        wires.forEach(Wire::cut);
        wires.clear();
    }

    public void swallow() {
        mode = Mode.SWALLOW;
    }

    public void delay(Duration howLong) {
        delay = howLong;
    }

    /**
     * Holds back the first chunk that contains the given text, and everything after it on the same connection. The
     * returned future completes when the chunk is held back.
     */
    public CompletableFuture<Boolean> holdAt(String words) {
        var sprung = new CompletableFuture<Boolean>();
        trap = new Trap(words, sprung);
        return sprung;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        if (mode == Mode.CUT) {
            close(client);
            return;
        }
        var to = new Socket();
        try {
            to.connect(target, 2_000);
            to.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
        } catch (IOException refused) {
            close(client);
            close(to);
            return;
        }
        var wire = new Wire(client, to, new AtomicBoolean());
        wires.add(wire);
        Thread.ofVirtual().start(() -> pump(wire, client, to, true));
        Thread.ofVirtual().start(() -> pump(wire, to, client, false));
    }

    private void pump(Wire wire, Socket from, Socket to, boolean towardsTarget) {
        var buffer = new byte[CHUNK];
        var held = false;
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                held = held || (towardsTarget && springs(new String(buffer, 0, read, ISO_8859_1)));
                held = held || mode == Mode.SWALLOW;
                if (held) {
                    wire.lostSomething().set(true);
                    continue;
                }
                if (!delay.isZero()) {
                    Thread.sleep(delay);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException broken) {
            // The interrupt is ignored, because the code after this block closes the connection in any case.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        wires.remove(wire);
        wire.cut();
    }

    private boolean springs(String chunk) {
        var set = trap;
        if (set == null || !chunk.contains(set.words())) {
            return false;
        }
        set.sprung().complete(true);
        return true;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The socket is already closed, so nothing more can be done.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
