package topset.program.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Gatherers;
import javax.sql.DataSource;
import topset.program.coaching.CoachRequest;
import topset.program.coaching.Command;
import topset.program.coaching.Commands;
import topset.store.Query;
import topset.store.RoundTrip;

/**
 * Divides the athletes of an import among transactions. A transaction needs about as many round trips and flushes to
 * disk for many athletes as for one. But it locks its athletes, and it has all their sets and plans in memory. So an
 * athlete with a long history gets a transaction of its own.
 */
@ApplicationScoped
class ImportTransactions {
    /** The largest number of athletes in one transaction. */
    static final int ATHLETES = 16;

    /**
     * The largest number of rows that one transaction reads and writes, unless one athlete alone has more. A small
     * machine needs a few tenths of a second for them, and other transactions wait for the athletes that long.
     */
    static final int ROWS = 2_000;

    /** The largest number of athletes whose rows one statement counts, so that it also ends in time on a slow disk. */
    private static final int COUNTED_AT_ONCE = 25;

    private static final String STORED = """
            select (select count(*) from (select 1 from set_fact f where f.gym = a.gym and f.athlete = a.athlete
                           order by f.set_id limit %1$d) f)
                   + (select count(*) from (select 1 from program p
                             join slot_week s on s.gym = p.gym and s.program_id = p.program_id
                            where p.gym = a.gym and p.athlete = a.athlete limit %1$d) s)
              from unnest(?::text[], ?::text[]) with ordinality a(gym, athlete, n) order by a.n""".formatted(ROWS);

    private final DataSource database;
    private final Clock clock;

    ImportTransactions(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<List<Commands.OfAthlete>> of(List<Commands.OfAthlete> all) {
        var stored = stored(all);
        var now = clock.instant();
        var transactions = new ArrayList<List<Commands.OfAthlete>>();
        var current = new ArrayList<Commands.OfAthlete>();
        long rows = 0;
        for (int n = 0; n < all.size(); n++) {
            long more = stored.get(n) + events(all.get(n), now);
            if (!current.isEmpty() && (current.size() == ATHLETES || rows + more > ROWS)) {
                transactions.add(List.copyOf(current));
                current.clear();
                rows = 0;
            }
            current.add(all.get(n));
            rows += more;
        }
        if (!current.isEmpty()) {
            transactions.add(current);
        }
        return transactions;
    }

    /** Returns how many sets and planned weeks of lifts are stored for each athlete. Counting stops at the limit. */
    private List<Long> stored(List<Commands.OfAthlete> all) {
        var counts = new ArrayList<Long>();
        return Query.on(database, connection -> {
            for (var some :
                    all.stream().gather(Gatherers.windowFixed(COUNTED_AT_ONCE)).toList()) {
                var athletes = new RoundTrip.Values("text", "text");
                some.forEach(each ->
                        athletes.row(each.athlete().gym(), each.athlete().id()));
                new RoundTrip()
                        .query(STORED, athletes, row -> counts.add(row.getLong(1)))
                        .run(connection);
            }
            return counts;
        });
    }

    /**
     * Returns about how many events an import of the commands stores: one for each command, and for each week of each
     * program that starts one for each lift, one for the trends and one for the flags.
     */
    private static long events(Commands.OfAthlete athlete, Instant now) {
        return athlete.commands().stream()
                .mapToLong(each -> 1 + plannedEvents(each, now))
                .sum();
    }

    private static long plannedEvents(Command command, Instant now) {
        if (!(command.what() instanceof CoachRequest.StartProgram start)) {
            return 0;
        }
        var program = start.program();
        var weeks = ChronoUnit.WEEKS.between(
                program.startsOn(), now.atOffset(ZoneOffset.UTC).toLocalDate());
        return (program.lifts().size() + 2) * (2 + Math.max(0, weeks));
    }
}
