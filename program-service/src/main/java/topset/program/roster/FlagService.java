package topset.program.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Size;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.edge.web.Problem;
import topset.program.programs.AthleteTable;
import topset.program.programs.ProgramEvent.FlagOpened;
import topset.program.programs.ProgramEvent.FlagSeen;
import topset.program.programs.SeenFlag;
import topset.program.programs.SeenFlag.FlagCause;
import topset.program.publishing.ProgramStream;
import topset.program.roster.RosterEntry.RosterFlag;
import topset.program.roster.RosterProjection.Stored;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.EventStore;
import topset.store.Query;
import topset.store.append.Tx;

/** Marks flags of an athlete as seen. Each change holds the athlete's lock. */
@ApplicationScoped
public class FlagService {
    static final int LONGEST_DAYS = 366;

    /** Limited because every change is stored as an event. */
    static final int MOST_TIMES = 2_000;

    private final EventStore store;
    private final DataSource dataSource;
    private final Clock clock;

    public FlagService(EventStore store, DataSource dataSource, Clock clock) {
        this.store = store;
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /**
     * {@code cause} is the flag's cause that the person has seen; absent means the current causes. {@code until} is the
     * first day on which the flag is open again, in the athlete's zone; absent if the mark does not end.
     */
    public record SeenRequest(
            @Nullable @Size(max = 100, message = "must have at most 100 characters")
            String cause,

            @Nullable LocalDate until) {}

    public List<RosterFlag> list(Athlete athlete) {
        var row = Query.on(dataSource, connection -> Optional.ofNullable(RosterProjection.read(connection, athlete)));
        return row.map(stored -> stored.shown().flags()).orElse(List.of()).stream()
                .map(flag -> flag.at(clock.instant(), true))
                .toList();
    }

    /**
     * Throws a problem 404 if the flag is not raised, 412 if its causes differ from those of the request, 422 with rule
     * {@code until} or {@code flag-reviews}.
     */
    public RosterFlag mark(Actor actor, Athlete athlete, FlagCode code, SeenRequest asked) {
        return store.run(List.of(athlete), tx -> {
            var now = clock.instant();
            var row = row(tx, athlete, code);
            var causes = row.state().causes(code);
            if (asked.cause() != null && !asked.cause().equals(FlagCause.fingerprint(causes))) {
                throw Problem.stale("The flag " + code + " of athlete " + athlete.id()
                        + " now has another cause than the request names: read the flag again");
            }
            checkUntil(asked.until(), now.atZone(zone(tx, athlete)).toLocalDate());
            var mark = new SeenFlag(code, causes, actor.subject(), now, asked.until());
            return review(tx, actor, athlete, row, code, mark, now);
        });
    }

    /** Throws a problem 404 if the flag is not raised, 422 with rule {@code flag-reviews}. */
    public RosterFlag open(Actor actor, Athlete athlete, FlagCode code) {
        return store.run(
                List.of(athlete),
                tx -> review(tx, actor, athlete, row(tx, athlete, code), code, null, clock.instant()));
    }

    private static RosterFlag review(
            Tx tx, Actor actor, Athlete athlete, Stored row, FlagCode code, @Nullable SeenFlag mark, Instant now)
            throws SQLException {
        var before = SeenFlagTable.load(tx.connection(), athlete).get(code);
        if (!isRepeat(before, mark)) {
            if (!SeenFlagTable.save(tx.connection(), athlete, code, mark, MOST_TIMES)) {
                throw Problem.refused(
                        "code",
                        "must be a flag that was marked or reopened fewer than %d times: %s was marked or reopened %d times"
                                .formatted(MOST_TIMES, code, MOST_TIMES),
                        "flag-reviews");
            }
            var event = mark == null ? new FlagOpened(code, now) : new FlagSeen(mark);
            ProgramStream.refresh(tx, actor, athlete, event, now);
        }
        return RosterProjection.review(tx.connection(), athlete, row, zone(tx, athlete)).stream()
                .filter(flag -> flag.code() == code)
                .findFirst()
                .orElseThrow(() -> notRaised(athlete, code))
                .at(now, true);
    }

    private static boolean isRepeat(@Nullable SeenFlag before, @Nullable SeenFlag after) {
        return before == null ? after == null : after != null && before.decidesAs(after);
    }

    private static Stored row(Tx tx, Athlete athlete, FlagCode code) throws SQLException {
        var row = RosterProjection.read(tx.connection(), athlete);
        if (row == null || row.state().causes(code).isEmpty()) {
            throw notRaised(athlete, code);
        }
        return row;
    }

    private static ZoneId zone(Tx tx, Athlete athlete) throws SQLException {
        return AthleteTable.profile(tx.connection(), athlete).orElseThrow().zone();
    }

    private static void checkUntil(@Nullable LocalDate until, LocalDate today) {
        if (until != null && (!until.isAfter(today) || until.isAfter(today.plusDays(LONGEST_DAYS)))) {
            throw Problem.refused(
                    "until",
                    "must be %s to %s, in the athlete's time zone, not %s"
                            .formatted(today.plusDays(1), today.plusDays(LONGEST_DAYS), until),
                    "until");
        }
    }

    private static Problem notRaised(Athlete athlete, FlagCode code) {
        return Problem.notFound("Athlete " + athlete.id() + " has no flag " + code);
    }
}
