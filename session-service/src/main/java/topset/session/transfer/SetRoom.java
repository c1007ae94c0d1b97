package topset.session.transfer;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import topset.edge.transfer.ImportReport;
import topset.edge.transfer.LineImporter.NumberedLine;
import topset.edge.web.Problem;
import topset.session.history.AthleteSets;
import topset.session.logs.ImportLimits;
import topset.session.sessions.SessionService;
import topset.store.Athlete;
import topset.store.Query;

/**
 * Limits how many sets an athlete has after an import, so that the program service can always plan with all sets of the
 * athlete (ADR 0147). A line whose set is already stored is never refused.
 */
@Singleton
class SetRoom {
    private final DataSource database;
    private final SessionService sessions;

    SetRoom(DataSource database, SessionService sessions) {
        this.database = database;
        this.sessions = sessions;
    }

    /** Returns those lines that do not exceed the limit of sets. The others are reported as refused. */
    List<NumberedLine<SessionLine>> within(String gym, List<NumberedLine<SessionLine>> lines, ImportReport report) {
        var rooms = rooms(gym, lines);
        var within = new ArrayList<NumberedLine<SessionLine>>();
        for (var each : lines) {
            if (hasRoom(gym, each.line(), rooms)) {
                within.add(each);
            } else {
                report.refused(
                        each.number(),
                        Problem.refused("set", ImportLimits.SETS_OF_ATHLETE_SAYS, ImportLimits.SETS_OF_ATHLETE_RULE));
            }
        }
        return within;
    }

    /**
     * Returns how many more sets may be added, for each athlete who could exceed the limit through the given lines. The
     * map is usually empty.
     */
    private Map<String, Integer> rooms(String gym, List<NumberedLine<SessionLine>> lines) {
        var asked = new HashMap<Athlete, Integer>();
        for (var each : lines) {
            if (each.line() instanceof SessionLine.SetLine set) {
                asked.merge(new Athlete(gym, set.athleteId()), 1, Integer::sum);
            }
        }
        var rooms = new HashMap<String, Integer>();
        var stored = Query.on(
                database, connection -> AthleteSets.count(connection, asked.keySet(), ImportLimits.SETS_OF_ATHLETE));
        stored.forEach((athlete, sets) -> {
            var room = ImportLimits.SETS_OF_ATHLETE - sets;
            if (room < asked.getOrDefault(athlete, 0)) {
                rooms.put(athlete.id(), room);
            }
        });
        return rooms;
    }

    private boolean hasRoom(String gym, SessionLine line, Map<String, Integer> rooms) {
        var room = rooms.get(line.athleteId());
        if (room == null
                || !(line instanceof SessionLine.SetLine added)
                || sessions.hasSet(
                        gym,
                        added.sessionId(),
                        Objects.requireNonNull(added.set().setId()))) {
            return true;
        }
        rooms.put(line.athleteId(), Math.max(0, room - 1));
        return room > 0;
    }
}
