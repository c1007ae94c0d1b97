package topset.session.transfer;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import javax.sql.DataSource;
import topset.edge.operations.Tasks;
import topset.edge.transfer.Line;
import topset.edge.transfer.LineImporter;
import topset.edge.web.Violations;
import topset.session.history.AthleteSets;
import topset.session.sessions.SessionBodyChecks;
import topset.session.sessions.SessionCommand;
import topset.session.sessions.SessionService;
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
    private final DataSource database;

    SessionImporter(SessionService sessions, SessionBodyChecks checks, DataSource database) {
        this.sessions = sessions;
        this.checks = checks;
        this.database = database;
    }

    @Override
    public List<Class<? extends Line>> lines() {
        return List.of(SessionLine.class);
    }

    @Override
    public int linesAtOnce() {
        return LINES_AT_ONCE;
    }

    @Override
    public BiConsumer<Line, Violations> checks(String gym) {
        var ofSet = checks.setsOf(gym);
        return (line, found) -> {
            if (line instanceof SessionLine ofSession) {
                ofSession.check(checks, ofSet, found);
            }
        };
    }

    /**
     * A session belongs to one athlete, the one of its first line. Its lines of other athletes come last, and are
     * refused. The number of an athlete's sets is limited, so that the program service can always plan with all of them
     * (ADR 0147).
     */
    @Override
    public void carryOut(GymImport into, List<NumberedLine<?>> lines) {
        var ofSessions = NumberedLine.ofType(SessionLine.class, lines);
        var owners = new HashMap<UUID, String>();
        ofSessions.forEach(
                each -> owners.putIfAbsent(each.line().sessionId(), each.line().athleteId()));
        var room = AthleteSets.room(database, into.byAthlete(ofSessions).keySet());
        var byOwner = ofSessions.stream()
                .collect(Collectors.partitioningBy(each ->
                        each.line().athleteId().equals(owners.get(each.line().sessionId()))));
        store(into, byOwner.getOrDefault(true, List.of()), room, ATHLETES_AT_ONCE);
        store(into, byOwner.getOrDefault(false, List.of()), room, 1);
    }

    private void store(
            GymImport into, List<NumberedLine<SessionLine>> lines, Map<Athlete, Integer> room, int athletesAtOnce) {
        var work = new ArrayList<Runnable>();
        into.byAthlete(lines)
                .forEach((athlete, ofAthlete) -> work.add(() -> {
                    int mostSets = room.getOrDefault(athlete, 0);
                    for (var some : ofAthlete.stream()
                            .gather(Gatherers.windowFixed(LINES_OF_TRANSACTION))
                            .toList()) {
                        mostSets -= replay(into, athlete, some, mostSets);
                    }
                }));
        Tasks.runAll(work, athletesAtOnce, Thread.ofVirtual().name("import-", 0).factory());
    }

    /** Counts the lines in the report, and returns how many of them added a set. */
    private int replay(GymImport into, Athlete athlete, List<NumberedLine<SessionLine>> lines, int mostSets) {
        var bySession = lines.stream()
                .collect(Collectors.groupingBy(
                        each -> each.line().sessionId(), LinkedHashMap::new, Collectors.toList()));
        var commands = new LinkedHashMap<UUID, List<SessionCommand>>();
        bySession.forEach((session, ofSession) -> commands.put(
                session, ofSession.stream().map(each -> each.line().command()).toList()));
        var inOrder = bySession.values().stream().flatMap(List::stream).toList();
        var results = sessions.replay(into.actor(), athlete, commands, mostSets);
        into.report().count(inOrder, results);
        var sets = 0;
        for (int n = 0; n < inOrder.size(); n++) {
            var isSet = inOrder.get(n).line() instanceof SessionLine.SetLine;
            sets += isSet && results.get(n).added() ? 1 : 0;
        }
        return sets;
    }
}
