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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.edge.web.Problem;
import topset.session.events.SessionEvent;
import topset.session.sessions.SessionCommand.NewSet;
import topset.session.sessions.SetsOfDates.TrainingDate;
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
    private static final String DATES = "unnest(?::text[], ?::text[], ?::date[]) as d(gym, athlete, started_on)";

    /**
     * The additional range of instants lets PostgreSQL use the index on the sessions' start. It is wide enough for
     * every time zone, because no offset exceeds 18 hours.
     */
    private static final String OF_DATE = """
         where s.gym = d.gym and s.athlete = d.athlete and s.started_on = d.started_on
           and s.started_at >= (d.started_on - interval '18 hours') at time zone 'UTC'
           and s.started_at < (d.started_on + interval '42 hours') at time zone 'UTC'""";

    /** Sets include removed ones. Counting them stops at the limit of a date. */
    private static final String COUNT = "select d.gym, d.athlete, d.started_on,"
            + " (select count(*) from session_summary s " + OF_DATE
            + ") as sessions, (select count(*) from (select 1 from session_summary s"
            + " join logged_set l on l.gym = s.gym and l.session_id = s.session_id " + OF_DATE + " limit "
            + TrainingLimits.SETS_OF_DATE + ") as counted) as sets from " + DATES;

    private static final String IN_ANOTHER_SESSION = """
            select n.gym, n.athlete, n.set_id, n.session_id
              from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as n(gym, athlete, set_id, session_id)
              join logged_set l on l.gym = n.gym and l.athlete = n.athlete and l.set_id = n.set_id::uuid
             where l.session_id <> n.session_id::uuid""";

    private final SetsOfDates known = new SetsOfDates();

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

    /** What a date has. {@code sets} is at most the limit. */
    private record DateCounts(int sessions, int sets) {}

    /** A date: what is stored, and what the work has added. */
    private static final class OfDate {
        private boolean isRead;
        private @Nullable DateCounts stored;
        private int addedSessions;
        private int addedSets;
        private int expectedSets;
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

        void read(Reads reads, UUID sessionId, Session session, List<SessionCommand> commands) {
            var added = commands.stream()
                    .flatMap(command -> added(command).stream())
                    .toList();
            var ids = new RoundTrip.Values("text", "text", "text", "text");
            added.forEach(set -> ids.row(athlete, set.setId(), sessionId));
            reads.query(new RoundTrip()
                    .query(
                            IN_ANOTHER_SESSION,
                            ids,
                            row -> inAnotherSession.add(new SetOfSession(
                                    UUID.fromString(row.getString("session_id")),
                                    UUID.fromString(row.getString("set_id"))))));
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
            var mayBeFull = moreSets > 0 && !known.mayHaveRoom(new TrainingDate(athlete, date), of.expectedSets);
            if (!of.isRead && (starts || mayBeFull)) {
                of.isRead = true;
                reads.query(count(date));
            }
        }

        private OfDate ofDate(LocalDate date) {
            return dates.computeIfAbsent(date, none -> new OfDate());
        }

        private RoundTrip count(LocalDate date) {
            var values = new RoundTrip.Values("text", "text", "date").row(athlete, date.toString());
            return new RoundTrip()
                    .query(
                            COUNT,
                            values,
                            row -> ofDate(row.getObject("started_on", LocalDate.class)).stored =
                                    new DateCounts(row.getInt("sessions"), row.getInt("sets")));
        }

        /**
         * Checks the events of one command, and counts them for the next command of the work. Throws a problem 409 or
         * 422.
         */
        void require(Tx tx, UUID sessionId, List<SessionEvent> events) throws SQLException {
            if (sequence == UNKNOWN) {
                sequence = tx.sequence();
            }
            var completed = new ArrayList<UUID>();
            LocalDate date = null;
            int starts = 0;
            for (var event : events) {
                if (event instanceof SessionEvent.Started started) {
                    date = started.startedAt().toLocalDate();
                    starts = 1;
                } else if (event instanceof SessionEvent.SetCompleted set) {
                    date = set.sessionStartedAt().toLocalDate();
                    completed.add(set.setId());
                }
            }
            if (date != null) {
                var of = ofDate(date);
                requireRoom(tx, date, of, starts, completed.size());
                requireFree(sessionId, completed);
                of.addedSessions += starts;
                of.addedSets += completed.size();
                completed.forEach(set -> sessionsOfAddedSets.put(set, sessionId));
            }
        }

        private void requireRoom(Tx tx, LocalDate date, OfDate of, int starts, int moreSets) throws SQLException {
            var trainingDate = new TrainingDate(athlete, date);
            if (of.stored == null && (starts > 0 || !known.hasRoom(trainingDate, sequence, of.addedSets + moreSets))) {
                // Rare: it was not known before the lock that the counts are needed.
                tx.query(count(date));
            }
            var stored = of.stored;
            if (stored == null) {
                return;
            }
            known.remember(trainingDate, stored.sets(), sequence);
            if (starts > 0 && stored.sessions() + of.addedSessions >= TrainingLimits.SESSIONS_OF_DATE) {
                throw tooManySessions(date, stored.sessions() + of.addedSessions);
            }
            if (moreSets > 0 && stored.sets() + of.addedSets + moreSets > TrainingLimits.SETS_OF_DATE) {
                throw tooManySets(date, stored.sets() + of.addedSets);
            }
        }

        private void requireFree(UUID sessionId, List<UUID> completed) {
            for (var set : completed) {
                var added = sessionsOfAddedSets.getOrDefault(set, sessionId);
                if (!added.equals(sessionId) || inAnotherSession.contains(new SetOfSession(sessionId, set))) {
                    throw SessionService.setIdTaken();
                }
            }
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
