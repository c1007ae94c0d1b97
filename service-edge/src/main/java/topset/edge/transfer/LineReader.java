package topset.edge.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Only one line is in memory. If a line is too long, the rest of it is skipped. */
final class LineReader {
    /** A line with a program of 60 lifts and all optional fields is shorter. */
    static final int MOST_BYTES = 64_000;

    private static final int CHUNK = 32_768;

    private final InputStream body;
    private final byte[] chunk = new byte[CHUNK];
    private int filled;
    private int next;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;
    private long number;

    LineReader(InputStream body) {
        this.body = body;
    }

    /** Skips blank lines. Returns false at the end of the body. */
    boolean next() throws IOException {
        while (read()) {
            number++;
            if (tooLong || !isBlank(line.toByteArray())) {
                return true;
            }
        }
        return false;
    }

    /** The first line is 1. */
    long number() {
        return number;
    }

    /** Without the line feed; null if the line is too long. */
    byte @Nullable [] bytes() {
        return tooLong ? null : line.toByteArray();
    }

    private boolean read() throws IOException {
        line.reset();
        tooLong = false;
        var started = false;
        while (true) {
            if (next == filled && !fill()) {
                return started;
            }
            started = true;
            var end = next;
            while (end < filled && chunk[end] != '\n') {
                end++;
            }
            tooLong = tooLong || line.size() + end - next > MOST_BYTES;
            if (!tooLong) {
                line.write(chunk, next, end - next);
            }
            var isWhole = end < filled;
            next = isWhole ? end + 1 : end;
            if (isWhole) {
                return true;
            }
        }
    }

    private boolean fill() throws IOException {
        next = 0;
        filled = 0;
        int read = body.read(chunk, 0, chunk.length);
        filled = Math.max(0, read);
        return read > 0;
    }

    private static boolean isBlank(byte[] bytes) {
        for (var each : bytes) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }
}
