package topset.verification.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import topset.local.Database;
import topset.verification.Answer;

/**
 * Everything derived is made anew while sets are logged; the service is killed half-way, and in the middle of the switch; then again, until what
 * was made anew is what is served. Sound, it tells of nothing; damaged, of exactly the damage.
 */
record RebuiltUnderLoad() implements Fault {
    private static final String REBUILDS = "/v1/operations/rebuilds";
    private static final Map<String, Object> ACCEPT = Map.of("acceptMissing", true);
    private static final String DAMAGED = "damaged";
    private static final Set<String> READY_OR_OVER = Set.of("READY", "ABANDONED");
    private static final int MOST_ASKED = 20;
    private static final int MOST_BEGUN = 3;

    private static final String DIFFERENCES = "select count(*) from rebuild_difference where gym = ?";

    /** Targets that neither a set nor its removal led to: a coach, the end of a week, or a rebuild. */
    private static final String UNCAUSED = "select count(*) from event where gym = ? and type in ('WeekRecomputed.v1')"
            + " and data ->> 'causedBy' is null and sequence is not null";

    private static final Duration READ_EVERY = Duration.ofMillis(10);

    private static final String DAMAGE =
            "update slot_week set slot_week = regexp_replace(slot_week, '\"exactLoad\":\"[0-9/]+\"',"
                    + " '\"exactLoad\":\"7\"') where gym = ? and slot_id = 'd1-bench-press' and week = 2 and program_id in"
                    + " (select program_id from program where gym = slot_week.gym and athlete = '" + DAMAGED + "')";

    @Override
    public int number() {
        return 11;
    }

    @Override
    public String name() {
        return "rebuilt, killed half-way, again";
    }

    @Override
    public void strike(Round round) throws InterruptedException, SQLException {
        var damaged = damaged(round);
        var uncaused = count(round, UNCAUSED);
        killedHalfWay(round);
        killedWhileSwitching(round);

        var failed = new AtomicInteger();
        var reading = new AtomicBoolean(true);
        var reader = Thread.ofVirtual().start(() -> read(round, reading, failed));
        JsonNode switched;
        JsonNode mended;
        try {
            switched = rebuild(round, 0);
            round.mustHold(told(switched) == 0, "of a sound state something was told: " + switched);
            round.mustHold(count(round, UNCAUSED) == uncaused, "the rebuild told of targets");
            round.recovered(System.nanoTime());

            damage(round);
            mended = rebuild(round, 1);
        } finally {
            reading.set(false);
            reader.join();
        }
        round.mustHold(failed.get() == 0, failed.get() + " reads failed");
        round.mustHold(told(mended) == 1, "of one damaged target was told: " + mended);
        round.mustHold(count(round, UNCAUSED) == uncaused + 1, "the switch told of other targets than the damaged one");
        round.judge(round.truth(round.load().gym()).plans(DAMAGED, java.util.List.of(damaged)));
        round.recovered(System.nanoTime());
        round.remark("gates " + switched.path("gateMillis").asText() + " and "
                + mended.path("gateMillis").asText() + " ms");
    }

    private static KnownSet damaged(Round round) {
        round.load().enrol(DAMAGED);
        var set = new TrainingPlan(DAMAGED, 11).session().getFirst();
        round.load().begin(set);
        round.load().log(set);
        return set;
    }

    private static void killedHalfWay(Round round) throws InterruptedException {
        for (int kill = Math.max(1, round.scale().kills() / 10); kill > 0; kill--) {
            var id = begin(round);
            round.pause(1, 400);
            round.pair().program().kill();
            round.pair().program().start();
            round.mustHold(!state(round, id).equals("SWITCHED"), "a rebuild that was killed has switched");
            round.await("the killed rebuild to be over", () -> state(round, id).equals("ABANDONED"));
        }
    }

    private static void killedWhileSwitching(Round round) throws InterruptedException {
        var id = ready(round);
        var asked = Thread.ofVirtual().start(() -> {
            try {
                operations(round).post(REBUILDS + "/" + id + "/switch", ACCEPT);
            } catch (UncheckedIOException killed) {
                // As intended.
            }
        });
        round.pause(1, 250);
        round.pair().program().kill();
        asked.join();
        round.pair().program().start();
        round.await(
                "the rebuild to be over", () -> Set.of("ABANDONED", "SWITCHED").contains(state(round, id)));
        round.recovered(System.nanoTime());
    }

    /** Rebuilds and switches; gives what the switch said. */
    private static JsonNode rebuild(Round round, long differences) throws InterruptedException, SQLException {
        var id = ready(round);
        round.pause(Duration.ofSeconds(1));
        var answer = switchedOver(round, id);
        round.mustHold(
                answer.status() == 200 && answer.json().path("state").asText().equals("SWITCHED"),
                "the switch was answered " + answer.status() + " " + answer.text());
        var found = count(round, DIFFERENCES);
        round.mustHold(found == differences, found + " differences instead of " + differences + ": " + answer.text());
        return answer.json().path("progress").path("switched");
    }

    /** Asks again, as an operator does, where too many were training for the gate. */
    private static Answer switchedOver(Round round, String id) throws InterruptedException {
        for (int asked = 1; ; asked++) {
            var answer = operations(round).post(REBUILDS + "/" + id + "/switch", ACCEPT);
            if (answer.status() != 409 || !answer.text().contains(" within ") || asked == MOST_ASKED) {
                if (asked > 1) {
                    round.remark("asked " + asked + " times to switch");
                }
                return answer;
            }
            round.pause(Duration.ofSeconds(1));
        }
    }

    /** Begun, and again where one has failed, as an operator would. */
    private static String ready(Round round) throws InterruptedException {
        for (int begun = 1; ; begun++) {
            var id = begin(round);
            round.await("a rebuild to be ready", () -> READY_OR_OVER.contains(state(round, id)));
            if (begun == MOST_BEGUN || !state(round, id).equals("ABANDONED")) {
                return id;
            }
            round.remark("one was given up: "
                    + operations(round)
                            .get(REBUILDS + "/" + id)
                            .json()
                            .path("says")
                            .asText());
        }
    }

    private static String begin(Round round) throws InterruptedException {
        var begun = new AtomicReference<String>();
        round.await("a rebuild to begin", () -> {
            var answer = operations(round).post(REBUILDS, Map.of());
            if (answer.status() == 201) {
                begun.set(answer.json().path("id").asText());
            }
            return begun.get() != null;
        });
        return String.valueOf(begun.get());
    }

    private static String state(Round round, String id) {
        Answer answer = operations(round).get(REBUILDS + "/" + id);
        return answer.status() == 200 ? answer.json().path("state").asText() : "";
    }

    /** All targets, flags and backoffs. */
    private static int told(JsonNode switched) {
        return switched.path("targets").asInt(-1)
                + switched.path("flags").asInt()
                + switched.path("backoffs").asInt();
    }

    private static void read(Round round, AtomicBoolean reading, AtomicInteger failed) {
        while (reading.get()) {
            if (!served(round)) {
                failed.incrementAndGet();
            }
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
        try (var connection = round.pair().connect(Database.PROGRAM);
                var statement = connection.prepareStatement(DAMAGE)) {
            statement.setString(1, round.load().gym());
            round.mustHold(statement.executeUpdate() == 1, "nothing was damaged, so nothing is proven");
        }
    }

    private static long count(Round round, String sql) throws SQLException {
        try (var connection = round.pair().connect(Database.PROGRAM);
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, round.load().gym());
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static topset.verification.Service operations(Round round) {
        return round.pair().operations(round.pair().program());
    }
}
