package topset.verification.bench.measure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import topset.local.servers.Database;
import topset.verification.support.RunningPair;

/**
 * Lets a week of many athletes end at the same moment: the stored programs are changed as if they had started a week
 * earlier.
 */
public final class EndedWeeks {
    /** Each look opens a connection, which needs about 4 ms of processor time. So there are only ten in a second. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Servers servers;
    private final Databases databases;
    private final String theme;

    public EndedWeeks(RunningPair pair, String theme) {
        this.servers = new Servers(pair);
        this.databases = new Databases(pair);
        this.theme = theme;
    }

    /** A service looks for ended weeks once a minute. */
    public record Closed(long weeks, double waitSeconds, double seconds, Used used, long logged) {}

    public Closed end() {
        long weeks = databases.change(
                Database.PROGRAM,
                "update program set starts_on = starts_on - 7, next_week_at = next_week_at - interval '7 days',"
                        + " state = replace(state, '\"startsOn\":\"' || starts_on || '\"',"
                        + " '\"startsOn\":\"' || starts_on - 7 || '\"')"
                        + " where gym ~ '^" + theme + "-[0-9]+$' and next_week_at is not null");
        var ended = System.nanoTime();
        // All weeks may be closed between two looks, so the figures begin at the last look that found all of them open.
        long began;
        Used before;
        long logged;
        do {
            began = System.nanoTime();
            before = servers.used();
            logged = databases.logged();
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        } while (open() == weeks);
        while (open() > 0) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return new Closed(
                weeks,
                (began - ended) / 1e9,
                (System.nanoTime() - began) / 1e9,
                servers.used().since(before),
                databases.logged() - logged);
    }

    private long open() {
        return databases.number(Database.PROGRAM, "select count(*) from program where next_week_at <= now()");
    }
}
