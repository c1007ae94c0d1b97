package topset.session.transfer;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import javax.sql.DataSource;
import topset.edge.notes.NoteLine;
import topset.edge.notes.Notes;
import topset.edge.operations.Tasks;
import topset.edge.transfer.ImportReport;
import topset.edge.transfer.Line;
import topset.edge.transfer.LineImporter;
import topset.edge.web.StrictJson;
import topset.edge.web.Violations;
import topset.session.history.AthleteSets;
import topset.session.sessions.SessionBodyChecks;
import topset.session.sessions.SessionCommand;
import topset.session.sessions.SessionRequests.SetBody;
import topset.session.sessions.SessionService;
import topset.store.Actor;
import topset.store.Athlete;

/**
 * Imports the lines of sessions. The lines of one athlete that are in the same chunk are imported in few transactions,
 * one after the other. A limited number of athletes is imported at the same time, so that the gym's own requests still
 * find room in the queue of writes.
 */
@Singleton
class SessionImporter implements LineImporter {
    private static final int LINES_AT_ONCE = 4_000;

    /**
     * The number of athletes whose lines are imported at the same time. It is far below the limits of the queue, but
     * high enough that a transaction stores the lines of several athletes.
     */
    private static final int ATHLETES_AT_ONCE = 48;

    /** The largest number of events in one transaction of the committer. */
    private static final int LINES_OF_TRANSACTION = 500;

    private final SessionService sessions;
    private final SessionBodyChecks checks;
    private final Notes notes;
    private final StrictJson json;
    private final DataSource database;

    SessionImporter(
            SessionService sessions, SessionBodyChecks checks, Notes notes, StrictJson json, DataSource database) {
        this.sessions = sessions;
        this.checks = checks;
        this.notes = notes;
        this.json = json;
        this.database = database;
    }

    @Override
    public List<Class<? extends Line>> lines() {
        return List.of(SessionLine.class, NoteLine.class);
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
        private CompletableFuture<?> storing = CompletableFuture.completedFuture(null);

        private OneImport(Actor actor, String gym, ImportReport report) {
            this.actor = actor;
            this.gym = gym;
            this.report = report;
            this.ofSet = checks.setsOf(gym);
        }

        @Override
        public void carryOut(List<NumberedLine<?>> lines) {
            var checked = new ArrayList<NumberedLine<SessionLine>>();
            report.read(lines, SessionLine.class, each -> {
                json.require(each.line(), (line, found) -> line.check(checks, ofSet, found));
                checked.add(each);
            });
            end();
            storing = CompletableFuture.runAsync(
                    () -> store(checked), Thread.ofVirtual().name("import-chunk")::start);
            if (lines.stream().anyMatch(each -> each.line() instanceof NoteLine)) {
                // Notes are imported last, because they are about sets that must be stored already.
                end();
                notes.carryOut(gym, lines, report);
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

        /**
         * A session belongs to one athlete, the one of its first line. Its lines of other athletes come last, and are
         * refused. The number of an athlete's sets is limited, so that the program service can always plan with all of
         * them (ADR 0147).
         */
        private void store(List<NumberedLine<SessionLine>> lines) {
            var athletes = new HashMap<UUID, String>();
            var first = new ArrayList<NumberedLine<SessionLine>>();
            var last = new ArrayList<NumberedLine<SessionLine>>();
            for (var each : lines) {
                var athleteId = each.line().athleteId();
                var known = athletes.putIfAbsent(each.line().sessionId(), athleteId);
                (known == null || known.equals(athleteId) ? first : last).add(each);
            }
            var room =
                    AthleteSets.room(database, lines.stream().map(this::athlete).collect(Collectors.toSet()));
            store(first, room, ATHLETES_AT_ONCE);
            store(last, room, 1);
        }

        private Athlete athlete(NumberedLine<SessionLine> of) {
            return new Athlete(gym, of.line().athleteId());
        }

        private void store(List<NumberedLine<SessionLine>> lines, Map<Athlete, Integer> room, int athletesAtOnce) {
            var byAthlete = lines.stream()
                    .collect(Collectors.groupingBy(this::athlete, LinkedHashMap::new, Collectors.toList()));
            var work = new ArrayList<Runnable>();
            byAthlete.forEach((athlete, ofAthlete) -> work.add(() -> {
                int mostSets = room.getOrDefault(athlete, 0);
                for (var some : ofAthlete.stream()
                        .gather(Gatherers.windowFixed(LINES_OF_TRANSACTION))
                        .toList()) {
                    mostSets -= replay(athlete, some, mostSets);
                }
            }));
            Tasks.runAll(
                    work, athletesAtOnce, Thread.ofVirtual().name("import-", 0).factory());
        }

        /** Returns the number of added sets. */
        private int replay(Athlete athlete, List<NumberedLine<SessionLine>> lines, int mostSets) {
            var bySession = lines.stream()
                    .collect(Collectors.groupingBy(
                            each -> each.line().sessionId(), LinkedHashMap::new, Collectors.toList()));
            var commands = new LinkedHashMap<UUID, List<SessionCommand>>();
            bySession.forEach((session, ofSession) -> commands.put(
                    session,
                    ofSession.stream().map(each -> each.line().command()).toList()));
            var results = sessions.replay(actor, athlete, commands, mostSets).iterator();
            var sets = 0;
            for (var ofSession : bySession.values()) {
                var ofLines = results.next();
                report.results(ofSession, ofLines);
                for (int n = 0; n < ofSession.size(); n++) {
                    var isSet = ofSession.get(n).line() instanceof SessionLine.SetLine;
                    sets += isSet && ofLines.get(n).added() ? 1 : 0;
                }
            }
            return sets;
        }
    }
}
