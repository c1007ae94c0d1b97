package topset.edge.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.edge.transfer.LineImporter.ImportLine;
import topset.edge.web.Problem;
import topset.store.Actor;

/**
 * If the client closes the connection, the import ends at the latest when it has read all that the client has sent. It
 * does not notice this earlier, because the sent data precedes the end of the connection, and it is not read ahead, so
 * that it does not fill the memory.
 */
final class ImportRun {
    /**
     * A slower client would block other imports for too long. It can post the file again: lines that are already stored
     * are not stored twice.
     */
    private static final Duration LONGEST = Duration.ofHours(2);

    /** The number of bytes at which a chunk is full. */
    private static final int MOST_BYTES = 4_000_000;

    private static final JsonFactory JSON = new JsonFactory();

    private final LineImporter importer;
    private final Clock clock;
    private final ImportReport report = new ImportReport();
    private final LineImporter.LineImport running;
    private final List<ImportLine> chunk = new ArrayList<>();
    private int bytes;

    ImportRun(LineImporter importer, Actor actor, String gym, Clock clock) {
        this.importer = importer;
        this.clock = clock;
        this.running = importer.begin(actor, gym, report);
    }

    /** @throws Problem 408 if the body does not arrive in time; lines of finished chunks stay stored */
    ImportResult run(InputStream body) {
        try (running) {
            var deadline = clock.instant().plus(LONGEST);
            var lines = new LineReader(body);
            while (next(lines, deadline)) {
                report.read();
                add(lines.number(), lines.bytes());
                if (chunk.size() >= importer.linesAtOnce() || bytes >= MOST_BYTES) {
                    carryOut();
                }
            }
            carryOut();
            running.end();
            return report.result();
        }
    }

    private boolean next(LineReader lines, Instant deadline) {
        if (clock.instant().isAfter(deadline)) {
            throw Problem.of(
                    Problem.Kind.TIMED_OUT,
                    "The import took longer than the limit of " + LONGEST.toHours()
                            + " h: send the file again, lines that are already stored are not added twice");
        }
        try {
            return lines.next();
        } catch (IOException e) {
            throw Problem.of(
                    Problem.Kind.TIMED_OUT,
                    "The body ended too early: send the file again, lines that are"
                            + " already stored are not added twice");
        }
    }

    private void add(long number, byte @Nullable [] json) {
        if (json == null) {
            report.refused(number, Problem.tooLarge("A line may have at most " + LineReader.MOST_BYTES + " bytes"));
            return;
        }
        LineType type;
        try {
            type = type(json);
        } catch (Problem refused) {
            report.refused(number, refused);
            return;
        }
        if (type.owner() == importer.owner() || type.owner() == LineType.Owner.EACH) {
            chunk.add(new ImportLine(number, type, json));
            bytes += json.length;
        } else {
            if (type == LineType.EXPORT_END) {
                report.ended();
            }
            report.passedOver();
        }
    }

    private void carryOut() {
        if (!chunk.isEmpty()) {
            running.carryOut(List.copyOf(chunk));
            chunk.clear();
            bytes = 0;
        }
    }

    private static LineType type(byte[] json) {
        String text = null;
        try (var parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Problem.malformed("A line must be a JSON object");
            }
            while (text == null && parser.nextToken() == JsonToken.FIELD_NAME) {
                var isType = "type".equals(parser.currentName());
                if (parser.nextToken() == JsonToken.VALUE_STRING && isType) {
                    text = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw Problem.malformed("A line must be a JSON object in UTF-8");
        }
        if (text == null) {
            throw Problem.malformed("type", "must be one of " + LineType.names());
        }
        return LineType.of(text)
                .orElseThrow(() -> Problem.refused("type", "must be one of " + LineType.names(), "line-type"));
    }
}
