package topset.session.transfer;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import topset.edge.notes.NoteImporter;
import topset.edge.operations.Tasks;
import topset.edge.transfer.ImportReport;
import topset.edge.transfer.LineImporter;
import topset.edge.transfer.LineRecords;
import topset.edge.transfer.LineType;
import topset.edge.web.StrictJson;
import topset.edge.web.Violations;
import topset.session.sessions.SessionBodyChecks;
import topset.session.sessions.SessionCommand;
import topset.session.sessions.SessionReplay;
import topset.session.sessions.SessionRequests.SetBody;
import topset.store.Actor;
import topset.store.Athlete;

/**
 * Imports the lines of sessions. All lines of one session that are in the same chunk are imported in one transaction. A
 * limited number of sessions is imported at the same time, so that the gym's own requests still find room in the queue
 * of writes.
 */
@Singleton
class SessionImporter implements LineImporter {
    private static final LineRecords<SessionLine> LINES = new LineRecords<>(SessionLine.class);
    private static final int LINES_AT_ONCE = 4_000;

    /**
     * The number of works that an import submits at the same time, each with sessions of one athlete. It is far below
     * the limits of the queue, but high enough that a transaction stores several works.
     */
    private static final int ATHLETES_AT_ONCE = 48;

    /** The largest number of events in one transaction of the committer. */
    private static final int LINES_OF_TRANSACTION = 500;

    private final SessionReplay sessions;
    private final SessionBodyChecks checks;
    private final SetRoom room;
    private final NoteImporter notes;
    private final StrictJson json;

    SessionImporter(
            SessionReplay sessions, SessionBodyChecks checks, SetRoom room, NoteImporter notes, StrictJson json) {
        this.sessions = sessions;
        this.room = room;
        this.checks = checks;
        this.notes = notes;
        this.json = json;
    }

    @Override
    public LineType.Owner owner() {
        return LineType.Owner.SESSIONS;
    }

    @Override
    public int linesAtOnce() {
        return LINES_AT_ONCE;
    }

    @Override
    public LineImport begin(Actor actor, String gym, ImportReport report) {
        return new OneImport(actor, gym, report);
    }

    /** A running import. While the lines of one chunk are stored, the lines of the next chunk are read. */
    private final class OneImport implements LineImport {
        private final Actor actor;
        private final String gym;
        private final ImportReport report;
        private final BiConsumer<SetBody, Violations> ofSet;
        private final ExerciseWait exercises = new ExerciseWait(ExerciseWait.LONGEST);
        private CompletableFuture<?> storing = CompletableFuture.completedFuture(null);

        private OneImport(Actor actor, String gym, ImportReport report) {
            this.actor = actor;
            this.gym = gym;
            this.report = report;
            this.ofSet = checks.setsOf(gym);
        }

        @Override
        public void carryOut(List<ImportLine> lines) {
            var ofSessions = lines.stream()
                    .filter(line -> line.type().owner() == owner())
                    .toList();
            var sorted = sorted(ofSessions, line -> exercises.read(() -> read(line, ofSet)), report);
            end();
            storing = CompletableFuture.runAsync(
                    () -> SessionImporter.this.carryOut(actor, gym, room.within(gym, sorted, report), report),
                    Thread.ofVirtual().name("import-chunk")::start);
            var ofNotes =
                    lines.stream().filter(line -> line.type() == LineType.NOTE).toList();
            if (!ofNotes.isEmpty()) {
                // Notes are imported last, because they are about sets that must be stored already.
                end();
                notes.carryOut(gym, ofNotes, report);
            }
        }

        @Override
        public void end() {
            try {
                storing.join();
            } catch (CompletionException failure) {
                throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
            }
        }

        @Override
        public void close() {
            storing.exceptionally(failure -> null).join();
        }
    }

    private SessionLine read(ImportLine line, BiConsumer<SetBody, Violations> ofSet) {
        return LINES.read(json, line, (value, found) -> value.check(checks, ofSet, found));
    }

    /** Consecutive commands of one athlete on one session. */
    private record Part(String athleteId, UUID sessionId, List<NumberedCommand> commands) {}

    private void carryOut(Actor actor, String gym, Map<UUID, List<NumberedCommand>> sessions, ImportReport report) {
        var work = new ArrayList<Runnable>();
        var together = new LinkedHashMap<String, List<Part>>();
        sessions.forEach((sessionId, commands) -> {
            var parts = parts(sessionId, commands);
            if (parts.size() > 1) {
                work.add(() -> parts.forEach(part -> replay(actor, gym, List.of(part), report)));
            } else {
                var part = parts.getFirst();
                var before = together.getOrDefault(part.athleteId(), List.of());
                if (lines(before) + part.commands().size() > LINES_OF_TRANSACTION) {
                    work.add(() -> replay(actor, gym, before, report));
                    together.remove(part.athleteId());
                }
                together.computeIfAbsent(part.athleteId(), none -> new ArrayList<>())
                        .add(part);
            }
        });
        together.values().forEach(parts -> work.add(() -> replay(actor, gym, parts, report)));
        Tasks.runAll(
                work, ATHLETES_AT_ONCE, Thread.ofVirtual().name("import-", 0).factory());
    }

    private static int lines(List<Part> parts) {
        return parts.stream().mapToInt(part -> part.commands().size()).sum();
    }

    private static Map<UUID, List<NumberedCommand>> sorted(
            List<ImportLine> lines, Function<ImportLine, SessionLine> reading, ImportReport report) {
        var sorted = new LinkedHashMap<UUID, List<NumberedCommand>>();
        report.read(lines, line -> {
            var read = reading.apply(line);
            sorted.computeIfAbsent(read.sessionId(), none -> new ArrayList<>())
                    .add(new NumberedCommand(line.number(), read.athleteId(), read.command()));
        });
        return sorted;
    }

    /** A session belongs to one athlete, so commands of another athlete are refused. */
    private static List<Part> parts(UUID sessionId, List<NumberedCommand> commands) {
        var parts = new ArrayList<Part>();
        for (int from = 0, to; from < commands.size(); from = to) {
            var athleteId = commands.get(from).athleteId();
            to = from + 1;
            while (to < commands.size()
                    && to - from < LINES_OF_TRANSACTION
                    && commands.get(to).athleteId().equals(athleteId)) {
                to++;
            }
            parts.add(new Part(athleteId, sessionId, commands.subList(from, to)));
        }
        return parts;
    }

    /** Executes commands on different sessions of one athlete in one transaction. */
    private void replay(Actor actor, String gym, List<Part> parts, ImportReport report) {
        var commands = new LinkedHashMap<UUID, List<SessionCommand>>();
        parts.forEach(part -> commands.put(
                part.sessionId(),
                part.commands().stream().map(NumberedCommand::command).toList()));
        var athlete = new Athlete(gym, parts.getFirst().athleteId());
        var results = sessions.execute(actor, athlete, commands);
        for (int n = 0; n < parts.size(); n++) {
            var ofPart = parts.get(n).commands();
            for (int line = 0; line < ofPart.size(); line++) {
                report.result(ofPart.get(line).line(), results.get(n).get(line));
            }
        }
    }
}
