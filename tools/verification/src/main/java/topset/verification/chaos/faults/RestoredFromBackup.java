package topset.verification.chaos.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import topset.local.servers.Database;
import topset.verification.chaos.load.TrainingPlan;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Figures;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.Runbook;

/**
 * Restores a backup that is older than the topic, so acknowledged sets are missing and new sets get the same numbers.
 * Then the test follows the runbook in docs/operations.md.
 */
record RestoredFromBackup() implements Fault.Strike {

    /** More than the fingerprints that the inbox stores for an athlete. */
    private static final int MANY = 80;

    private static final String ABSENT = "trains-a-lot";

    @Override
    public void strike(Round round) throws InterruptedException, SQLException {
        var load = round.load();
        load.enrol(ABSENT);
        var plan = new TrainingPlan(ABSENT, round.random().nextLong());
        log(round, plan, 3);
        load.expectForgetting();
        copy(round, Database.SESSION.database(), "backup");
        log(round, plan, MANY);
        round.pause(round.scale().outage().dividedBy(5));
        round.recovered(System.nanoTime());
        // No restore brings a set back that is not on the topic yet.
        load.silence().lock();
        try {
            round.await("the events after the backup to be processed", () -> Runbook.lastEventsAreProcessed(round));
            restore(round);
        } finally {
            load.silence().unlock();
        }
        var restored = System.nanoTime();
        log(round, plan, 3);
        round.await("the fork to be reported", () -> forked(round).contains(ABSENT));
        round.await("the metrics to show a parked athlete", () -> figure(round) >= 1);

        // From here the test follows docs/operations.md, "A backup was restored". It reads the sets that were
        // acknowledged since the backup from the topic and posts them again. Then the program service processes the
        // waiting events of athletes who were parked. At the end the topic is deleted, and filled again with the events
        // of the session service.
        load.stop();
        var restoredCount = Runbook.sendAgainFromTheTopic(round);
        round.recoveredAfter(restored, () -> replayForked(round));
        Runbook.refillTopic(round);
        round.await(
                "all athletes to continue", () -> replayForked(round) == 0 && Runbook.lastEventsAreProcessed(round));
        round.remark(restoredCount + " sessions and sets restored from the topic");
    }

    private static void log(Round round, TrainingPlan plan, int atLeast) {
        for (int logged = 0; logged < atLeast; ) {
            var sets = plan.session();
            round.load().begin(sets.getFirst());
            sets.forEach(round.load()::log);
            logged += sets.size();
        }
    }

    private static void copy(Round round, String from, String to) throws SQLException {
        var session = round.pair().session();
        session.kill();
        execute(
                round,
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + from + "'",
                "create database " + to + " template " + from + " owner " + Database.SESSION.owner());
        session.start();
    }

    private static void restore(Round round) throws SQLException {
        var session = round.pair().session();
        var database = Database.SESSION.database();
        session.kill();
        execute(
                round,
                "drop database " + database + " with (force)",
                "alter database backup rename to " + database,
                "revoke all on database " + database + " from public",
                "grant connect on database " + database + " to " + Database.SESSION.user());
        session.start();
    }

    private static void execute(Round round, String... statements) throws SQLException {
        try (var connection = round.pair().connectAsSuperuser("postgres");
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    /** Replays athletes who are parked because two events have the same number, and accepts the newer events. */
    private static int replayForked(Round round) {
        return round.pair().replayParked(round.load().gym(), RestoredFromBackup::isForked);
    }

    private static boolean isForked(JsonNode parked) {
        return parked.path("cause").asText().equals("FORK");
    }

    private static List<String> forked(Round round) {
        return round.pair().parked().stream()
                .filter(item -> item.path("gym").asText().equals(round.load().gym()) && isForked(item))
                .map(item -> item.path("athlete").asText())
                .toList();
    }

    private static double figure(Round round) {
        return Figures.of(round.pair().program()).value("topset_parked_athletes");
    }
}
