package topset.edge.transfer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Only one line is in memory. If a line is too long, the rest of it is skipped. */
final class LineReader {
    /** A line with a program of 60 lifts and all optional fields is shorter. */
    static final int MOST_BYTES = 64_000;

    private final InputStream body;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;
    private long number;

    LineReader(InputStream body) {
        this.body = new BufferedInputStream(body);
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
        int next = body.read();
        boolean isLine = next != -1;
        while (next != -1 && next != '\n') {
            if (line.size() < MOST_BYTES) {
                line.write(next);
            } else {
                tooLong = true;
            }
            next = body.read();
        }
        return isLine;
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
