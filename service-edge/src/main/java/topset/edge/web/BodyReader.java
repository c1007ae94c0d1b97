package topset.edge.web;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

public final class BodyReader {
    private static final Logger LOG = Logger.getLogger(BodyReader.class);

    /** Of a log, in bytes. Other bodies have a lower limit, see {@link StrictJson#MAX_BODY}. */
    public static final int MAX_IMPORT = 20_000_000;

    /** The bytes of an oversized body that are read and discarded, so that the client can read the answer. */
    private static final int PATIENCE = 64 * 1024 * 1024;

    /** Includes discarded bytes. A slower client would occupy memory that other requests need. */
    private static final Duration SLOWEST = Duration.ofSeconds(60);

    private static final int CHUNK = 8_192;

    private final LongSupplier nanoTime;

    /** @param nanoTime the clock, as {@link System#nanoTime} */
    public BodyReader(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @FunctionalInterface
    public interface Chunks {
        /**
         * Returns false if there is no memory left for more bodies. The array is reused, so the receiver must copy it.
         */
        boolean add(byte[] chunk, int length);
    }

    /**
     * Reads a body to its end and passes the bytes to the receiver. Throws a problem 413 if the body has more than
     * {@code most} bytes; 408 if it does not arrive in time; 503 if there is no memory for more bodies.
     */
    public void read(InputStream body, int most, Chunks chunks) {
        var chunk = new byte[CHUNK];
        var deadline = nanoTime.getAsLong() + SLOWEST.toNanos();
        long total = 0;
        for (int read = next(body, chunk); read >= 0; read = next(body, chunk)) {
            total += read;
            if (total > most) {
                discard(body, deadline);
                throw Problem.tooLarge("The body may have at most " + most + " bytes");
            }
            if (!chunks.add(chunk, read)) {
                throw Problem.of(
                        Problem.Kind.UNAVAILABLE,
                        "The service is receiving too many request bodies at the moment: send the request again later");
            }
            if (isOver(deadline)) {
                throw Problem.of(
                        Problem.Kind.TIMED_OUT,
                        "The body must arrive within " + SLOWEST.toSeconds() + " s: send the request again");
            }
        }
    }

    /** Waits for at most {@code quarkus.http.read-timeout}. An {@code IOException} means that the connection failed. */
    private static int next(InputStream body, byte[] chunk) {
        try {
            return body.read(chunk);
        } catch (IOException e) {
            throw Problem.of(
                    Problem.Kind.TIMED_OUT,
                    "The connection ended before the whole body had arrived: send the request again");
        }
    }

    /**
     * If the rest does not arrive in time, the client still gets its answer, and the idle time-out closes the
     * connection.
     */
    private void discard(InputStream body, long deadline) {
        var buffer = new byte[CHUNK];
        try {
            int read = 0;
            for (long left = PATIENCE; left > 0 && read >= 0 && !isOver(deadline); left -= read) {
                read = body.read(buffer);
            }
        } catch (IOException e) {
            LOG.debug("The connection failed while an oversized body was discarded", e);
        }
    }

    private boolean isOver(long deadline) {
        return nanoTime.getAsLong() - deadline > 0;
    }
}
