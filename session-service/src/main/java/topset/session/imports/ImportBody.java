package topset.session.imports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import topset.edge.limits.ByteBudget;
import topset.edge.web.BodyReader;
import topset.edge.web.Problem;
import topset.session.logs.ImportLimits;
import topset.session.logs.LogFile;

/** A training log as the client sent it, compressed both in memory and in the table of imports. */
final class ImportBody {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** UTF-8 comes first, because text in another charset is hardly ever valid UTF-8. */
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("windows-1252"));

    private static final int CHUNK = 8_192;

    private final byte[] compressed;
    private final Charset charset;

    private ImportBody(byte[] compressed, Charset charset) {
        this.compressed = compressed;
        this.charset = charset;
    }

    /** @throws Problem 400 if the log is a binary file, or if its charset is neither UTF-8 nor Windows-1252 */
    static ImportBody of(byte[] compressed) {
        for (var charset : CHARSETS) {
            if (isReadable(compressed, charset)) {
                return new ImportBody(compressed, charset);
            }
        }
        throw Problem.malformed(
                "body", "must be CSV text in UTF-8 or Windows-1252, but has bytes that are valid in neither");
    }

    /**
     * Reads at most {@link ImportLimits#BYTES} bytes, and compresses them while they arrive.
     *
     * @param reserved receives the bytes that the compressed log needs in memory
     * @throws Problem 400 if the log is no text; 413 if it is too large; 503 if there is no memory for it
     */
    static ImportBody read(BodyReader bodies, InputStream log, ByteBudget.BudgetedBody reserved) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            bodies.read(log, ImportLimits.BYTES, (chunk, length) -> {
                var before = compressed.size();
                write(gzip, chunk, length);
                return reserved.add(compressed.size() - before);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return of(compressed.toByteArray());
    }

    private static void write(GZIPOutputStream gzip, byte[] chunk, int length) {
        try {
            gzip.write(chunk, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isReadable(byte[] compressed, Charset charset) {
        var chunk = new char[CHUNK];
        try (var text = reader(compressed, charset)) {
            for (int read = text.read(chunk); read >= 0; read = text.read(chunk)) {
                for (int at = 0; at < read; at++) {
                    requireText(chunk[at]);
                }
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireText(char character) {
        if (character < ' ' && character != '\t' && character != '\n' && character != '\r') {
            throw Problem.malformed(
                    "body",
                    "must be CSV text in UTF-8 or Windows-1252, but has the control character U+%04X"
                            .formatted((int) character));
        }
    }

    /** The caller must not change the array. */
    byte[] compressed() {
        return compressed;
    }

    /** Reads the log. Throws a 400 or 422 if it is no log of an app. */
    <T> T read(Function<LogFile, T> reading) {
        try (var file = LogFile.open(text())) {
            return reading.apply(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the byte order mark. */
    Reader text() throws IOException {
        var text = new PushbackReader(reader(compressed, charset));
        int first = text.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            text.unread(first);
        }
        return text;
    }

    private static Reader reader(byte[] compressed, Charset charset) throws IOException {
        return new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(compressed)),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
