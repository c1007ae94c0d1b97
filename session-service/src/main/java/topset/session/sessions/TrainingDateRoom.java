package topset.session.sessions;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.session.events.SessionEvent;
import topset.session.sessions.SessionCommand.NewSet;
import topset.session.sessions.SetsOfDates.TrainingDate;
import topset.session.sets.TrainingLimits;
import topset.store.Athlete;
import topset.store.RoundTrip;
import topset.store.append.Reads;
import topset.store.append.Tx;

/**
 * Checks under the athlete's lock that training dates have room for the events of a work (ADR 0143), and that no other
 * session of the athlete has their set ids. What the check needs is read in the round trip that takes the lock.
 */
@Singleton
class TrainingDateRoom {
    private static final String DATES =
            "unnest(?::text[], ?::text[], ?::date[]) with ordinality as d(gym, athlete, started_on, n)";

    /**
     * The additional range of instants lets PostgreSQL use the index on the sessions' start. It is wide enough for
     * every time zone, because no offset exceeds 18 hours.
     */
    private static final String OF_DATE = """
         where s.gym = d.gym and s.athlete = d.athlete and s.started_on = d.started_on
           and s.started_at >= (d.started_on - interval '18 hours') at time zone 'UTC'
           and s.started_at < (d.started_on + interval '42 hours') at time zone 'UTC'""";

    private static final String SESSIONS =
            "select d.n, (select count(*) from session_summary s " + OF_DATE + ") from " + DATES;

    /** Includes removed sets. Counting stops at the limit of a date. */
    private static final String SETS = "select d.n, (select count(*) from (select 1 from session_summary s"
            + " join logged_set l on l.gym = s.gym and l.session_id = s.session_id " + OF_DATE + " limit "
            + TrainingLimits.SETS_OF_DATE + ") as counted) from " + DATES;

    private static final String IN_ANOTHER_SESSION = """
            select n.n from unnest(?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                    as n(gym, athlete, set_id, session_id, n)
              join logged_set l on l.gym = n.gym and l.athlete = n.athlete and l.set_id = n.set_id::uuid
             where l.session_id <> n.session_id::uuid""";

    private final SetsOfDates known = new SetsOfDates();

    /** Returns the checks of one work, which may be about several sessions of the athlete. */
    RoomCheck of(Athlete athlete) {
        return new RoomCheck(athlete);
    }

    private static List<NewSet> added(SessionCommand command) {
        return switch (command) {
            case SessionCommand.CompleteSets(var sets) -> sets;
            case SessionCommand.ImportSets imported -> imported.sets();
            default -> List.of();
        };
    }

    private static @Nullable OffsetDateTime startedAt(SessionCommand command) {
        return switch (command) {
            case SessionCommand.Start start -> start.startedAt();
            case SessionCommand.ImportSets imported -> imported.startedAt();
            default -> null;
        };
    }

    /** A date: what is stored, and what the work has added. */
    private static final class OfDate {
        private static final int NOT_COUNTED = -1;

        private int sessions = NOT_COUNTED;
        private int sets = NOT_COUNTED;
        private int addedSessions;
        private int addedSets;
        private int expectedSets;
        private boolean readsSessions;
        private boolean readsSets;
    }

    /** What was read for one work, and what the work has added since. */
    final class RoomCheck {
        private static final long UNKNOWN = -1;

        private record SetOfSession(UUID sessionId, UUID setId) {}

        private final Athlete athlete;
        private final Map<LocalDate, OfDate> dates = new HashMap<>();
        private final Set<SetOfSession> inAnotherSession = new HashSet<>();
        private final Map<UUID, UUID> sessionsOfAddedSets = new HashMap<>();

        /** The number of the athlete's last event before the work. */
        private long sequence = UNKNOWN;

        private RoomCheck(Athlete athlete) {
            this.athlete = athlete;
        }

        /** Reads what the commands on one session need. */
        void read(Reads reads, UUID sessionId, Session session, List<SessionCommand> commands) {
            var added = commands.stream()
                    .flatMap(command -> added(command).stream())
                    .map(set -> new SetOfSession(sessionId, set.setId()))
                    .toList();
            var ids = new RoundTrip.Values("text", "text", "text", "text");
            added.forEach(set -> ids.row(athlete.gym(), athlete.id(), set.setId(), set.sessionId()));
            reads.query(IN_ANOTHER_SESSION, ids, (n, row) -> inAnotherSession.add(added.get(n - 1)));
            if (session instanceof Session.Begun begun) {
                read(reads, begun.startedAt().toLocalDate(), false, added.size());
            } else {
                commands.stream()
                        .flatMap(command -> Stream.ofNullable(startedAt(command)))
                        .findFirst()
                        .ifPresent(startedAt -> read(reads, startedAt.toLocalDate(), true, added.size()));
            }
        }

        private void read(Reads reads, LocalDate date, boolean starts, int moreSets) {
            var of = ofDate(date);
            of.expectedSets += moreSets;
            if (starts && !of.readsSessions) {
                of.readsSessions = true;
                reads.query(SESSIONS, values(date), (n, row) -> of.sessions = row.getInt(2));
            }
            if (moreSets > 0 && !of.readsSets && !known.mayHaveRoom(new TrainingDate(athlete, date), of.expectedSets)) {
                of.readsSets = true;
                reads.query(SETS, values(date), (n, row) -> of.sets = row.getInt(2));
            }
        }

        private OfDate ofDate(LocalDate date) {
            return dates.computeIfAbsent(date, none -> new OfDate());
        }

        private RoundTrip.Values values(LocalDate of) {
            return new RoundTrip.Values("text", "text", "date").row(athlete.gym(), athlete.id(), of.toString());
        }

        /**
         * Checks the events of one command, and counts them for the next command of the work.
         *
         * @throws Problem 409 or 422
         */
        void require(Tx tx, UUID sessionId, List<SessionEvent> events) throws SQLException {
            if (sequence == UNKNOWN) {
                sequence = tx.sequence();
            }
            var completed = new ArrayList<SessionEvent.SetCompleted>();
            LocalDate date = null;
            int starts = 0;
            for (var event : events) {
                if (event instanceof SessionEvent.Started started) {
                    date = started.startedAt().toLocalDate();
                    starts = 1;
                } else if (event instanceof SessionEvent.SetCompleted set) {
                    date = set.sessionStartedAt().toLocalDate();
                    completed.add(set);
                }
            }
            if (date != null) {
                var of = ofDate(date);
                count(tx, date, of, starts, completed.size());
                requireRoom(date, of, starts, completed.size());
                requireFree(sessionId, completed);
                of.addedSessions += starts;
                of.addedSets += completed.size();
                completed.forEach(set -> sessionsOfAddedSets.put(set.setId(), sessionId));
            }
        }

        private void requireRoom(LocalDate date, OfDate of, int starts, int moreSets) {
            if (starts > 0 && of.sessions + of.addedSessions >= TrainingLimits.SESSIONS_OF_DATE) {
                throw tooManySessions(date, of.sessions + of.addedSessions);
            }
            if (moreSets > 0
                    && of.sets != OfDate.NOT_COUNTED
                    && of.sets + of.addedSets + moreSets > TrainingLimits.SETS_OF_DATE) {
                throw tooManySets(date, of.sets + of.addedSets);
            }
        }

        private void requireFree(UUID sessionId, List<SessionEvent.SetCompleted> completed) {
            for (var set : completed) {
                var added = sessionsOfAddedSets.getOrDefault(set.setId(), sessionId);
                if (!added.equals(sessionId) || inAnotherSession.contains(new SetOfSession(sessionId, set.setId()))) {
                    throw SessionService.setIdTaken();
                }
            }
        }

        /** Counts what was not counted in the first round trip, but is needed. This is rare. */
        private void count(Tx tx, LocalDate date, OfDate of, int starts, int moreSets) throws SQLException {
            if (starts > 0 && of.sessions == OfDate.NOT_COUNTED) {
                count(tx, SESSIONS, date, counted -> of.sessions = counted);
            }
            var trainingDate = new TrainingDate(athlete, date);
            if (moreSets > 0
                    && of.sets == OfDate.NOT_COUNTED
                    && !known.hasRoom(trainingDate, sequence, of.addedSets + moreSets)) {
                count(tx, SETS, date, counted -> of.sets = counted);
            }
            if (of.sets != OfDate.NOT_COUNTED) {
                known.remember(trainingDate, of.sets, sequence);
            }
        }

        private void count(Tx tx, String sql, LocalDate date, IntConsumer counted) throws SQLException {
            tx.query(new RoundTrip().query(sql, values(date), row -> counted.accept(row.getInt(2))));
        }
    }

    private static Problem tooManySessions(LocalDate date, int sessions) {
        return Problem.refused(
                "startedAt",
                "must be on another date: an athlete can start at most %d sessions on one date, and %s has %d"
                        .formatted(TrainingLimits.SESSIONS_OF_DATE, date, sessions),
                TrainingLimits.SESSIONS_OF_DATE_RULE);
    }

    private static Problem tooManySets(LocalDate date, int sets) {
        return Problem.refused(
                "sessionId",
                ("must be a session on another date: an athlete can have at most %d sets on one date, including"
                                + " removed sets, and %s has %d")
                        .formatted(TrainingLimits.SETS_OF_DATE, date, sets),
                TrainingLimits.SETS_OF_DATE_RULE);
    }
}
