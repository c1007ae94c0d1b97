package topset.verification.chaos;

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

/** A wire between a service and what it stands on, on loopback, which can be cut, slowed down, or made to swallow everything. */
final class TcpProxy implements AutoCloseable {

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

    /** Waits for some words on their way to the target, and holds them back for good. */
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

    /** As a good wire again; connections of which something was swallowed break, as no network would deliver what comes after. */
    void pass() {
        trap = null;
        delay = Duration.ZERO;
        mode = Mode.PASS;
        wires.stream().filter(wire -> wire.lostSomething().get()).forEach(Wire::cut);
    }

    /** Breaks every connection, and refuses new ones. */
    void cut() {
        mode = Mode.CUT;
        wires.forEach(Wire::cut);
        wires.clear();
    }

    /** Takes everything and delivers nothing, as a network that drops packets. */
    void swallow() {
        mode = Mode.SWALLOW;
    }

    /** Delivers every chunk that much later, in both directions. */
    void delay(Duration howLong) {
        delay = howLong;
    }

    /** Holds back what contains these words, and whatever follows on its connection; done once that has happened. */
    CompletableFuture<Boolean> holdAt(String words) {
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
            // The other end is told below.
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
            // Closed is all it has to be.
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
