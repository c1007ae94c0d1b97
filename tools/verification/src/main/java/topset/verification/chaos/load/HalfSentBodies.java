package topset.verification.chaos.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import topset.verification.chaos.pair.ShakenPair;

/** Announces bodies of one megabyte but sends only nine tenths, and does not close the connections. */
public final class HalfSentBodies {
    private static final int BODIES = 200;
    private static final int LENGTH = 1_000_000;
    private static final int SENT = 900_000;
    private static final int LONGEST_ANSWER = 1_000;
    private static final int NO_ANSWER_YET_MILLIS = 200;

    private final URI address;
    private final String token;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<String> failures = ConcurrentHashMap.newKeySet();

    public HalfSentBodies(ShakenPair pair, String gym) {
        this.address = URI.create(pair.session().url());
        this.token = pair.stack().token(gym, "coach", "half-sent");
    }

    public void send() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, BODIES).forEach(n -> threads.execute(this::sendPart));
        }
    }

    private void sendPart() {
        var socket = new Socket();
        open.add(socket);
        try {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            var out = socket.getOutputStream();
            out.write(("POST /v1/sessions/" + UUID.randomUUID() + "/sets/batch HTTP/1.1\r\nHost: "
                            + address.getAuthority() + "\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + LENGTH
                            + "\r\n\r\n{\"sets\":[\"")
                    .getBytes(US_ASCII));
            out.write("x".repeat(SENT).getBytes(US_ASCII));
            out.flush();
        } catch (IOException refused) {
            // The connection failed while the body was sent. If the service has answered, hangUp() reads the answer.
        }
    }

    public void hangUp() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            open.forEach(socket -> threads.execute(() -> hangUp(socket)));
        }
    }

    private void hangUp(Socket socket) {
        try (socket) {
            socket.setSoTimeout(NO_ANSWER_YET_MILLIS);
            var answer = new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), US_ASCII);
            if (answer.startsWith("HTTP/1.1 5") && !answer.startsWith("HTTP/1.1 503")) {
                failures.add(answer);
            }
        } catch (IOException unanswered) {
            // The service was still waiting for the rest of the body, or has closed the connection.
        }
    }

    public Set<String> failures() {
        return Set.copyOf(failures);
    }
}
