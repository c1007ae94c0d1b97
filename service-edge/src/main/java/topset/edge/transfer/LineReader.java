package topset.edge.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Only one line is in memory. If a line is too long, the rest of it is skipped. */
final class LineReader {
    /** A line with a program of 60 lifts and all optional fields is shorter. */
    static final int MOST_BYTES = 64_000;

    private static final int CHUNK = 32_768;
    private static final Pattern BLANK = Pattern.compile("[ \t\r]*");

    private final InputStream body;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean tooLong;
    private long number;

    LineReader(InputStream body) {
        this.body = new BufferedInputStream(body, CHUNK);
    }

    /** Skips blank lines. Returns false at the end of the body. */
    boolean next() throws IOException {
        do {
            line.reset();
            tooLong = false;
            var next = body.read();
            if (next < 0) {
                return false;
            }
            number++;
            for (; next >= 0 && next != '\n'; next = body.read()) {
                tooLong = tooLong || line.size() == MOST_BYTES;
                if (!tooLong) {
                    line.write(next);
                }
            }
        } while (!tooLong && BLANK.matcher(line.toString(ISO_8859_1)).matches());
        return true;
    }

    /** The first line is 1. */
    long number() {
        return number;
    }

    /** Without the line feed; null if the line is too long. */
    byte @Nullable [] bytes() {
        return tooLong ? null : line.toByteArray();
    }
}
