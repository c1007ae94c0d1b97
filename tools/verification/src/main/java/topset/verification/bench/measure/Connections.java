package topset.verification.bench.measure;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 connections that one thread serves; Java's HTTP client needs twenty times as much for a set
 * (docs/figures.md).
 */
public final class Connections implements AutoCloseable {
    /** The status of a call that got no answer. */
    public static final int NO_ANSWER = 0;

    private static final long MILLISECOND = 1_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(ISO_8859_1);
    private static final int FIRST_SIZE = 16_384;

    private final Selector selector;
    private final Map<InetSocketAddress, Deque<Connection>> idle = new HashMap<>();
    private long nextLookAtOverdue = System.nanoTime();

    @FunctionalInterface
    public interface Answered {
        void accept(int status, String body);
    }

    Connections() {
        try {
            this.selector = Selector.open();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void send(URI service, String method, String path, @Nullable String token, String body, Answered answered) {
        var to = new InetSocketAddress(service.getHost(), service.getPort());
        var free = idleTo(to).pollLast();
        var request = method + " " + service.getPath() + path + " HTTP/1.1\r\nHost: " + service.getAuthority()
                + "\r\nAuthorization: Bearer " + token + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
        try {
            (free == null ? new Connection(to) : free).send(request.getBytes(ISO_8859_1), answered);
        } catch (IOException broken) {
            answered.accept(NO_ANSWER, "");
        }
    }

    /** Waits until an answer arrives, at most so long, and passes the arrived answers on. */
    void await(long nanos) {
        try {
            // A selector counts milliseconds, so a shorter wait is a pause.
            if (nanos >= MILLISECOND) {
                selector.select(nanos / MILLISECOND);
            } else {
                LockSupport.parkNanos(nanos);
                selector.selectNow();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var ready = List.copyOf(selector.selectedKeys());
        selector.selectedKeys().clear();
        ready.forEach(key -> ((Connection) key.attachment()).read());
        endOverdue();
    }

    private Deque<Connection> idleTo(InetSocketAddress to) {
        return idle.computeIfAbsent(to, _ -> new ArrayDeque<>());
    }

    private void endOverdue() {
        var now = System.nanoTime();
        if (now >= nextLookAtOverdue) {
            nextLookAtOverdue = now + Duration.ofSeconds(1).toNanos();
            List.copyOf(selector.keys()).stream()
                    .map(key -> (Connection) key.attachment())
                    .filter(connection -> connection.waits != null && now - connection.sentAt > PATIENCE.toNanos())
                    .forEach(Connection::end);
        }
    }

    @Override
    public void close() {
        List.copyOf(selector.keys()).forEach(key -> ((Connection) key.attachment()).end());
        try {
            selector.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private final class Connection {
        private final InetSocketAddress to;
        private final SocketChannel channel;
        private ByteBuffer received = ByteBuffer.allocate(FIRST_SIZE);
        private @Nullable Answered waits;
        private long sentAt;

        Connection(InetSocketAddress to) throws IOException {
            this.to = to;
            this.channel = SocketChannel.open(to);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(byte[] request, Answered answered) {
            waits = answered;
            sentAt = System.nanoTime();
            received.clear();
            var left = ByteBuffer.wrap(request);
            try {
                while (left.hasRemaining()) {
                    channel.write(left);
                }
            } catch (IOException broken) {
                end();
            }
        }

        void read() {
            try {
                if (channel.read(received) < 0) {
                    end();
                    return;
                }
            } catch (IOException broken) {
                end();
                return;
            }
            if (!received.hasRemaining()) {
                received = ByteBuffer.allocate(2 * received.capacity()).put(received.flip());
            }
            parse(received.array(), received.position());
        }

        private void parse(byte[] bytes, int size) {
            var answered = waits;
            int head = endOfHead(bytes, size);
            if (head < 0 || answered == null) {
                return;
            }
            var text = new String(bytes, 0, head, ISO_8859_1);
            var length = LENGTH.matcher(text);
            int expected = length.find() ? Integer.parseInt(length.group(1)) : 0;
            if (size >= head + expected) {
                waits = null;
                idleTo(to).addLast(this);
                answered.accept(Integer.parseInt(text.substring(9, 12)), new String(bytes, head, expected, UTF_8));
            }
        }

        private static int endOfHead(byte[] bytes, int size) {
            for (int end = END_OF_HEAD.length; end <= size; end++) {
                if (Arrays.equals(bytes, end - END_OF_HEAD.length, end, END_OF_HEAD, 0, END_OF_HEAD.length)) {
                    return end;
                }
            }
            return -1;
        }

        void end() {
            try {
                channel.close();
            } catch (IOException closed) {
                // The connection is of no use in any case.
            }
            idleTo(to).remove(this);
            var answered = waits;
            waits = null;
            if (answered != null) {
                answered.accept(NO_ANSWER, "");
            }
        }
    }
}
