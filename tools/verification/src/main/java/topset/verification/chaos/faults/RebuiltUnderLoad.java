package topset.verification.chaos.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import topset.local.servers.Database;
import topset.verification.chaos.load.KnownSet;
import topset.verification.chaos.load.TrainingPlan;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.support.Answer;
import topset.verification.support.ServiceClient;

/**
 * Checks and rebuilds all athletes from the log under load, with a kill half-way. Then two stored targets are damaged:
 * a check must find exactly these, and the repair must publish only the target of the week that is not over.
 */
record RebuiltUnderLoad() implements Fault.Strike {
    private static final String REBUILDS = "/v1/operations/rebuilds";
    private static final String DAMAGED = "damaged";
    private static final Duration READ_EVERY = Duration.ofMillis(10);

    /**
     * The lock time-out of the services (ADR 0132). While a rebuild runs, every read of a plan must be faster than
     * this.
     */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

    private static final String DIFFERENCES =
            "select coalesce(sum(json_array_length(differences::json)), 0) from rebuild_finding where gym = ?";

    private static final String REBUILT = "select count(*) from event where gym = ? and type = 'WeekRecomputed.v1'"
            + " and data ->> 'causedBy' like 'rebuild/%' and sequence is not null";

    /**
     * Damages two stored targets: one of a past week and one of next week. The repair must publish only the target of
     * next week.
     */
    private static final String DAMAGE =
            "update slot_week s set slot_week = regexp_replace(s.slot_week, '\"exactLoad\":\"[0-9/]+\"',"
                    + " '\"exactLoad\":\"7\"') from program p where s.gym = ? and p.gym = s.gym and p.program_id ="
                    + " s.program_id and p.athlete = '" + DAMAGED
                    + "' and s.slot_id = 'd1-bench-press' and s.week in (2, p.planned_to)";

    @Override
    public void strike(Round round) throws InterruptedException, SQLException {
        var damaged = damaged(round);
        for (var mode : List.of("CHECK", "APPLY")) {
            killedHalfWay(round, mode);
        }
        round.recovered(System.nanoTime());

        var failed = new AtomicInteger();
        var slowest = new AtomicLong();
        var reading = new AtomicBoolean(true);
        var reader = Thread.ofVirtual().start(() -> read(round, reading, failed, slowest));
        try {
            rebuilt(round, "CHECK", "LOG", 0);
            var before = count(round, REBUILT);
            damage(round);
            rebuilt(round, "CHECK", "SETS", 2);
            rebuilt(round, "APPLY", "SETS", 2);
            var published = count(round, REBUILT) - before;
            round.mustHold(published == 1, published + " targets were published instead of the one of next week");
            var last = rebuilt(round, "CHECK", "LOG", 0);
            round.remark(last.path("eventsPerSecond").asText() + " events/s checked beside the load");
        } finally {
            reading.set(false);
            reader.join();
        }
        round.mustHold(failed.get() == 0, failed.get() + " reads failed");
        round.mustBeQuick(
                slowest.get() < LOCK_TIMEOUT.toNanos(),
                "a read took " + Duration.ofNanos(slowest.get()).toMillis() + " ms");
        round.judge(round.truth(round.load().gym()).plans(DAMAGED, List.of(damaged)));
        round.recovered(System.nanoTime());
    }

    private static KnownSet damaged(Round round) {
        round.load().enrol(DAMAGED);
        var set = new TrainingPlan(DAMAGED, 11).session().getFirst();
        round.load().begin(set);
        round.load().log(set);
        return set;
    }

    private static void killedHalfWay(Round round, String mode) throws InterruptedException {
        for (int kill = Math.max(1, round.scale().kills() / 10); kill > 0; kill--) {
            var id = begin(round, mode, "LOG");
            round.pause(1, 400);
            round.pair().program().kill();
            round.pair().program().start();
            round.await("the killed rebuild to finish", () -> isDone(round, id));
            round.mustHold(progress(round, id).path("failed").asInt(-1) == 0, "athletes failed: " + view(round, id));
        }
    }

    private static JsonNode rebuilt(Round round, String mode, String source, long differences)
            throws InterruptedException, SQLException {
        var id = begin(round, mode, source);
        round.await("a rebuild to be done", () -> isDone(round, id));
        var found = count(round, DIFFERENCES);
        round.mustHold(
                found == differences,
                "%s of %s: %d differences instead of %d: %s"
                        .formatted(mode, source, found, differences, view(round, id)));
        return progress(round, id);
    }

    private static String begin(Round round, String mode, String source) throws InterruptedException {
        var wanted = new HashMap<String, Object>(Map.of("mode", mode, "source", source));
        wanted.put("gym", round.load().gym());
        var begun = new AtomicReference<String>();
        round.await("a rebuild to begin", () -> {
            var answer = operations(round).post(REBUILDS, wanted);
            if (answer.status() == 201) {
                begun.set(answer.json().path("id").asText());
            }
            return begun.get() != null;
        });
        return String.valueOf(begun.get());
    }

    private static boolean isDone(Round round, String id) {
        try {
            Answer answer = operations(round).get(REBUILDS + "/" + id);
            return answer.status() == 200
                    && answer.json().path("state").asText().equals("DONE");
        } catch (UncheckedIOException starting) {
            return false;
        }
    }

    private static String view(Round round, String id) {
        return operations(round).get(REBUILDS + "/" + id).text();
    }

    private static JsonNode progress(Round round, String id) {
        return operations(round).get(REBUILDS + "/" + id).json().path("progress");
    }

    private static void read(Round round, AtomicBoolean reading, AtomicInteger failed, AtomicLong slowest) {
        while (reading.get()) {
            var began = System.nanoTime();
            if (!served(round)) {
                failed.incrementAndGet();
            }
            slowest.accumulateAndGet(System.nanoTime() - began, Math::max);
            LockSupport.parkNanos(READ_EVERY.toNanos());
        }
    }

    private static boolean served(Round round) {
        try {
            return round.pair()
                            .programs(round.load().gym(), "coach")
                            .get("/v1/athletes/" + round.load().athletes().getFirst() + "/weeks/current")
                            .status()
                    == 200;
        } catch (UncheckedIOException unanswered) {
            return false;
        }
    }

    private static void damage(Round round) throws SQLException {
        var damaged = round.pair().update(Database.PROGRAM, DAMAGE, round.load().gym());
        round.mustHold(damaged == 2, "nothing was damaged, so nothing is proven");
    }

    private static long count(Round round, String sql) throws SQLException {
        return round.pair()
                .query(
                        Database.PROGRAM,
                        sql,
                        row -> row.getLong(1),
                        round.load().gym())
                .getFirst();
    }

    private static ServiceClient operations(Round round) {
        return round.pair().operations(round.pair().program());
    }
}
