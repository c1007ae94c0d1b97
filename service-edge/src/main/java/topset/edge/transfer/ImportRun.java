package topset.edge.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.transfer.ImportReport.LineResult;
import topset.edge.transfer.LineImporter.GymImport;
import topset.edge.transfer.LineImporter.NumberedLine;
import topset.edge.web.Problem;
import topset.edge.web.StrictJson;
import topset.edge.web.Violations;

/**
 * If the client closes the connection, the import ends at the latest when it has read all that the client has sent. It
 * does not notice this earlier, because the sent data precedes the end of the connection, and it is not read ahead, so
 * that it does not fill the memory.
 */
final class ImportRun {
    /** The number of bytes at which a chunk is full. */
    private static final int MOST_BYTES = 4_000_000;

    private final LineImporter importer;
    private final NoteImporter notes;
    private final GymImport into;
    private final StrictJson json;
    private final LineParser parser;
    private final BiConsumer<Line, Violations> checks;
    private final Clock clock;
    private final Set<Class<?>> types = new HashSet<>();
    private final List<NumberedLine<?>> chunk = new ArrayList<>();
    private int bytes;

    ImportRun(LineImporter importer, NoteImporter notes, GymImport into, StrictJson json, Clock clock) {
        this.importer = importer;
        this.notes = notes;
        this.into = into;
        this.json = json;
        this.parser = new LineParser(
                json,
                Stream.concat(importer.lines().stream(), Stream.of(NoteLine.class))
                        .toList());
        this.checks = importer.checks(into.gym());
        this.clock = clock;
    }

    /** @throws Problem 408 if the body does not arrive in time; lines of finished chunks stay stored */
    ImportReport.Result run(InputStream body) {
        var deadline = clock.instant().plus(StreamedLines.LONGEST);
        var lines = new LineReader(body);
        while (next(lines, deadline)) {
            try {
                read(lines.number(), lines.bytes());
            } catch (Problem refused) {
                into.report().count(lines.number(), LineResult.refused(refused));
            }
            if (chunk.size() >= importer.linesAtOnce() || bytes >= MOST_BYTES) {
                carryOut();
            }
        }
        carryOut();
        importer.end(into.gym(), types);
        return into.report().result();
    }

    private boolean next(LineReader lines, Instant deadline) {
        if (clock.instant().isAfter(deadline)) {
            throw Problem.of(
                    Problem.Kind.TIMED_OUT,
                    "The import took longer than the limit of " + StreamedLines.LONGEST.toHours()
                            + " h: send the file again, lines that are already stored are not added twice");
        }
        try {
            return lines.next();
        } catch (IOException e) {
            throw Problem.of(
                    Problem.Kind.TIMED_OUT,
                    "The body ended too early: send the file again, lines that are already stored are not added twice");
        }
    }

    private void read(long number, byte @Nullable [] bytesOfLine) {
        if (bytesOfLine == null) {
            throw Problem.tooLarge("A line may have at most " + LineReader.MOST_BYTES + " bytes");
        }
        var outline = LineParser.Outline.of(bytesOfLine);
        var line = parser.parse(bytesOfLine, outline);
        if (line == null) {
            into.report().count(number, LineResult.PASSED_OVER);
        } else {
            chunk.add(new NumberedLine<>(number, json.require(line, this::check)));
            bytes += bytesOfLine.length;
        }
        if (outline.type().equals(LineParser.END)) {
            into.report().ended();
        }
    }

    private void check(Line line, Violations found) {
        var athleteId = line.athleteId();
        if (athleteId != null && !athleteId.matches(Caller.ATHLETE_ID)) {
            found.refuse("athleteId", Caller.ATHLETE_ID_SAYS, "pattern");
        }
        line.check(clock.instant(), found);
        checks.accept(line, found);
    }

    private void carryOut() {
        if (!chunk.isEmpty()) {
            chunk.forEach(each -> types.add(each.line().getClass()));
            importer.carryOut(into, List.copyOf(chunk));
            // Notes are imported last, because they are about athletes and sets that must be stored already.
            notes.carryOut(into, NumberedLine.ofType(NoteLine.class, chunk));
            chunk.clear();
            bytes = 0;
        }
    }
}
