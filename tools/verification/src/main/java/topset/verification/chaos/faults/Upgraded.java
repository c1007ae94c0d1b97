package topset.verification.chaos.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import topset.contract.Topics;
import topset.local.servers.Database;
import topset.verification.chaos.comparison.ProcessedEvents;
import topset.verification.chaos.comparison.TopicLog;
import topset.verification.chaos.load.KnownSet;
import topset.verification.chaos.load.SpoiltMessages;
import topset.verification.chaos.load.TrainingPlan;
import topset.verification.chaos.pair.ShakenPair;
import topset.verification.chaos.rounds.EarlierCommit;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;

/**
 * Runs two versions of the services together. The topic has events with an additional, unknown field, and the store has
 * events in an older stored form, which has no forecasts of later weeks. The long form also runs the services of the
 * last commit at the same time as the current services. The codecs have their own tests, which check that every event
 * version ever written can be read.
 */
record Upgraded() implements Fault {

    /**
     * An SQL statement that removes the newer fields from stored {@code WeekRecomputed.v1} events. The events then have
     * the form in which older releases stored them.
     */
    private static final String AS_STORED_BEFORE =
            "update event set data = (data::jsonb #- '{slotWeek,state,estimates}'"
                    + " #- '{slotWeek,prescription,top,expectedRpe}' #- '{slotWeek,prescription,backoff,expectedReps}')::json"
                    + " where gym = ? and type = 'WeekRecomputed.v1'";

    @Override
    public int number() {
        return 15;
    }

    @Override
    public String name() {
        return "upgrade, two versions side by side";
    }

    @Override
    public void strike(Round round) throws InterruptedException, ExecutionException, SQLException, IOException {
        newField(round);
        oldStoredEvents(round);
        if (round.scale().lastCommit()) {
            sideBySide(round);
        }
    }

    private static void newField(Round round) throws InterruptedException, ExecutionException, SQLException {
        var gym = round.load().gym() + "-newer";
        var athlete = "sends-more";
        round.load().enrolElsewhere(gym, athlete);
        var topic = new TopicLog(round.pair().stack().bootstrapServers(), Topics.SESSION_EVENTS);
        var plan = new TrainingPlan(athlete, 15);
        var sets = new ArrayList<KnownSet>();
        while (sets.size() < 6) {
            sets.addAll(plan.session());
        }
        for (int n = 1; n <= sets.size(); n++) {
            var message = SpoiltMessages.good(gym, sets.get(n - 1), n);
            var more = new String(message.value(), UTF_8).replaceFirst("\\{", "{\"tempo\":{\"down\":3,\"up\":1},");
            topic.publish(SpoiltMessages.with(message, more.getBytes(UTF_8), Map.of("ce_tempo", "3-1")));
        }
        round.await("events with a new field to be processed", () -> seen(round, gym, athlete) == sets.size());
        round.judge(round.truth(gym).plans(athlete, sets));
        round.remark(sets.size() + " events with a new field");
    }

    private static long seen(Round round, String gym, String athlete) {
        try {
            return ProcessedEvents.of(round.pair(), gym).seen().getOrDefault(athlete, 0L);
        } catch (SQLException away) {
            return -1;
        }
    }

    private static void oldStoredEvents(Round round) throws InterruptedException, SQLException {
        round.pair().program().stop();
        try (var connection = round.pair().connectAsSuperuser(Database.PROGRAM.database());
                var statement = connection.prepareStatement(AS_STORED_BEFORE)) {
            statement.setString(1, round.load().gym());
            int older = statement.executeUpdate();
            round.mustHold(older > 0, "there was no stored event to convert to the older form");
            round.remark(older + " stored events of the older form");
        }
        round.pair().program().start();
        round.recovered(System.nanoTime());
    }

    private static void sideBySide(Round round) throws InterruptedException, IOException {
        try (var last = EarlierCommit.last()) {
            var pair = round.pair();
            var session = pair.service("last-session-service", Database.SESSION, last.application("session-service"));
            var program = pair.service("last-program-service", Database.PROGRAM, last.application("program-service"));
            ShakenPair.startTogether(session, program);
            try {
                round.await("both versions to share the partitions", () -> SecondProgramService.members(round) == 2);
                pair.route(session, program);
                round.recovered(System.nanoTime());
                round.pause(round.scale().outage().dividedBy(2));
                pair.route(session, pair.program());
                round.recovered(System.nanoTime());
                pair.route(pair.session(), program);
                round.recovered(System.nanoTime());
                round.pause(round.scale().outage().dividedBy(2));
            } finally {
                pair.route(pair.session(), pair.program());
                session.stop();
                program.stop();
            }
            round.await("one version to have all partitions", () -> SecondProgramService.members(round) == 1);
            round.recovered(System.nanoTime());
            round.remark("beside commit " + last.commit());
        }
    }
}
