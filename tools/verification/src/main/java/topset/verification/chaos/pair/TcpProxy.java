package topset.verification.chaos.pair;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
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

    private static final String LOOPBACK = "127.0.0.1";

    private final Vertx vertx =
            Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    private final NetServer server;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.PASS;
    private volatile Duration delay = Duration.ZERO;
    private volatile @Nullable Trap trap;

    /** The proxy never forwards the data that contains this text. */
    private record Trap(String words, CompletableFuture<Boolean> sprung) {}

    private record Wire(NetSocket client, NetSocket target, AtomicBoolean lostSomething) {
        void cut() {
            client.close();
            target.close();
        }
    }

    TcpProxy(String host, int port) {
        var targets = vertx.createNetClient(new NetClientOptions().setConnectTimeout(2_000));
        this.server = vertx.createNetServer()
                .connectHandler(client -> connect(client, targets, host, port))
                .listen(0, LOOPBACK)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port() {
        return server.actualPort();
    }

    /** Connections on which data was discarded are cut, because TCP never delivers later data after a loss. */
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
    }

    /** Accepts connections and data but discards the data, like a network that drops packets. */
    public void swallow() {
        mode = Mode.SWALLOW;
    }

    /** Delays every chunk of data by the given time, in both directions. */
    public void delay(Duration howLong) {
        delay = howLong;
    }

    /** The returned future completes when the first chunk with the text is held back. */
    public CompletableFuture<Boolean> holdAt(String words) {
        var sprung = new CompletableFuture<Boolean>();
        trap = new Trap(words, sprung);
        return sprung;
    }

    private void connect(NetSocket client, NetClient targets, String host, int port) {
        client.pause();
        if (mode == Mode.CUT) {
            client.close();
            return;
        }
        targets.connect(port, host).onFailure(refused -> client.close()).onSuccess(target -> {
            var wire = new Wire(client, target, new AtomicBoolean());
            wires.add(wire);
            pump(wire, client, target, true);
            pump(wire, target, client, false);
            client.resume();
            if (mode == Mode.CUT) {
                wire.cut();
            }
        });
    }

    private void pump(Wire wire, NetSocket from, NetSocket to, boolean towardsTarget) {
        var held = new AtomicBoolean();
        // Every fault resets connections; Vert.x would print each of them.
        from.exceptionHandler(reset -> wire.cut());
        from.closeHandler(closed -> {
            wires.remove(wire);
            wire.cut();
        });
        from.handler(data -> {
            if (mode == Mode.SWALLOW || (towardsTarget && springs(data.toString(ISO_8859_1)))) {
                held.set(true);
            }
            if (held.get()) {
                wire.lostSomething().set(true);
            } else if (delay.isZero()) {
                forward(from, to, data);
            } else {
                from.pause();
                vertx.setTimer(delay.toMillis(), now -> forward(from, to, data));
            }
        });
    }

    private static void forward(NetSocket from, NetSocket to, Buffer data) {
        from.pause();
        to.write(data).onComplete(written -> from.resume());
    }

    private boolean springs(String chunk) {
        var set = trap;
        if (set == null || !chunk.contains(set.words())) {
            return false;
        }
        set.sprung().complete(true);
        return true;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
