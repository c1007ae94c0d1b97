package topset.session.transfer;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import topset.edge.transfer.ImportReport;
import topset.edge.web.Problem;
import topset.session.history.AthleteSets;
import topset.session.logs.ImportLimits;
import topset.session.sessions.SessionReplay;
import topset.store.Athlete;
import topset.store.Query;

/**
 * Limits how many sets an athlete has after an import, so that the program service can always plan with all sets of the
 * athlete (ADR 0066). A line whose set is already stored is never refused.
 */
@Singleton
class SetRoom {
    private final DataSource database;
    private final SessionReplay sessions;

    SetRoom(DataSource database, SessionReplay sessions) {
        this.database = database;
        this.sessions = sessions;
    }

    /**
     * Returns those commands that do not exceed the limit of sets. The lines of all other commands are reported as
     * refused.
     */
    Map<UUID, List<NumberedCommand>> within(
            String gym, Map<UUID, List<NumberedCommand>> commands, ImportReport report) {
        var rooms = rooms(gym, commands);
        if (rooms.isEmpty()) {
            return commands;
        }
        var within = new LinkedHashMap<UUID, List<NumberedCommand>>();
        commands.forEach((sessionId, ofSession) -> {
            var accepted = new ArrayList<NumberedCommand>();
            for (var command : ofSession) {
                if (hasRoom(gym, sessionId, command, rooms)) {
                    accepted.add(command);
                } else {
                    report.refused(command.line(), refusal());
                }
            }
            if (!accepted.isEmpty()) {
                within.put(sessionId, accepted);
            }
        });
        return within;
    }

    /**
     * Returns how many more sets may be added, for each athlete who could exceed the limit through the given lines of
     * an import. The map is usually empty.
     */
    private Map<String, Integer> rooms(String gym, Map<UUID, List<NumberedCommand>> commands) {
        var lines = new HashMap<Athlete, Integer>();
        commands.values()
                .forEach(ofSession -> ofSession.stream()
                        .filter(command -> command.addedSet() != null)
                        .forEach(command -> lines.merge(new Athlete(gym, command.athleteId()), 1, Integer::sum)));
        var rooms = new HashMap<String, Integer>();
        stored(lines.keySet()).forEach((athlete, sets) -> {
            var room = ImportLimits.SETS_OF_ATHLETE - sets;
            if (room < lines.getOrDefault(athlete, 0)) {
                rooms.put(athlete.id(), room);
            }
        });
        return rooms;
    }

    private Map<Athlete, Integer> stored(Set<Athlete> athletes) {
        return Query.on(database, connection -> AthleteSets.count(connection, athletes, ImportLimits.SETS_OF_ATHLETE));
    }

    private boolean hasRoom(String gym, UUID sessionId, NumberedCommand command, Map<String, Integer> rooms) {
        var setId = command.addedSet();
        var room = rooms.get(command.athleteId());
        if (setId == null || room == null || sessions.hasSet(gym, sessionId, setId)) {
            return true;
        }
        rooms.put(command.athleteId(), Math.max(0, room - 1));
        return room > 0;
    }

    private static Problem refusal() {
        return Problem.refused("set", ImportLimits.SETS_OF_ATHLETE_SAYS, ImportLimits.SETS_OF_ATHLETE_RULE);
    }
}
