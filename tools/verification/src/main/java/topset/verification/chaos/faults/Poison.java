package topset.verification.chaos.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import topset.contract.EventType;
import topset.local.servers.Database;
import topset.verification.chaos.comparison.TopicLog;
import topset.verification.chaos.load.KnownSet;
import topset.verification.chaos.load.SpoiltMessages;
import topset.verification.chaos.load.TrainingPlan;
import topset.verification.chaos.rounds.Fault;
import topset.verification.chaos.rounds.Round;
import topset.verification.chaos.rounds.TimeToPlan;

/** Sends one event of each athlete that cannot be processed. Only these may wait, until a replay after the fix. */
record Poison() implements Fault.Strike {

    private static final String REPAIR =
            "update parked_event set value = ?, type = ? where gym = ? and athlete = ? and sequence = ?";

    /** If other athletes were parked too, the latency would be much higher, because they wait until the replay. */
    private static final Duration FLOOR = Duration.ofMillis(100);

    private static final int BAD = 2;
    private static final int LATE = 4;

    private enum Kind {
        NOT_JSON,
        UNKNOWN_TYPE,
        SCHEMA,
        HOLE
    }

    private record Victim(Kind kind, String athlete, List<KnownSet> sets) {}

    @Override
    public void strike(Round round) throws SQLException, InterruptedException {
        var victims = victims(round);
        try (var watch = new TimeToPlan(round)) {
            var before = System.nanoTime();
            round.pause(round.scale().outage());
            var spoilt = System.nanoTime();
            for (var victim : victims) {
                publishSpoilt(round, victim);
            }
            for (var victim : victims) {
                round.await(victim.athlete() + " to be parked", () -> parked(round, victim));
                round.mustHold(
                        saysWhy(round, victim),
                        "the plan or today of " + victim.athlete() + " does not say why it waits");
            }
            round.recovered(spoilt);
            round.pauseUntil(spoilt + round.scale().outage().toNanos());
            others(round, watch.p99(before, spoilt), watch.p99(spoilt, System.nanoTime()));
        }
        for (var victim : victims) {
            fix(round, victim);
            round.await(victim.athlete() + " to continue", () -> !parked(round, victim));
            round.judge(round.truth(gym(round)).plans(victim.athlete(), victim.sets()));
        }
        round.remark(victims.size() + " parked, replayed, equal");
    }

    private static void others(Round round, Duration before, Duration meanwhile) {
        var allowed = before.multipliedBy(2).compareTo(FLOOR) > 0 ? before.multipliedBy(2) : FLOOR;
        round.mustBeQuick(
                meanwhile.compareTo(allowed) <= 0,
                "p99 of the others until planned was " + meanwhile.toMillis() + " ms, before " + before.toMillis()
                        + " ms");
        round.remark("p99 of the others " + before.toMillis() + " ms before, " + meanwhile.toMillis() + " ms during");
    }

    private static List<Victim> victims(Round round) {
        var victims = new ArrayList<Victim>();
        for (var kind : Kind.values()) {
            var athlete = "poisoned-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            round.load().enrolElsewhere(gym(round), athlete);
            var plan = new TrainingPlan(athlete, 8);
            var sets = new ArrayList<KnownSet>();
            while (sets.size() < 6) {
                sets.addAll(plan.session());
            }
            victims.add(new Victim(kind, athlete, sets));
        }
        return victims;
    }

    private static String gym(Round round) {
        return round.load().gym() + "-poisoned";
    }

    private static void publishSpoilt(Round round, Victim victim) {
        for (int n = 1; n <= victim.sets().size(); n++) {
            var message = SpoiltMessages.good(gym(round), victim.sets().get(n - 1), n);
            if (n != BAD && !(victim.kind() == Kind.HOLE && n == LATE)) {
                topic(round).publish(message);
                continue;
            }
            switch (victim.kind()) {
                case NOT_JSON ->
                    topic(round).publish(SpoiltMessages.with(message, "{\"setId\": \u0000".getBytes(UTF_8), Map.of()));
                case UNKNOWN_TYPE ->
                    topic(round)
                            .publish(SpoiltMessages.with(
                                    message, message.value(), Map.of("ce_type", "topset.session.SetImagined.v9")));
                case SCHEMA ->
                    topic(round)
                            .publish(SpoiltMessages.with(
                                    message,
                                    new String(message.value(), UTF_8)
                                            .replaceFirst("\"reps\":\\d+", "\"reps\":-3")
                                            .getBytes(UTF_8),
                                    Map.of()));
                case HOLE -> {
                    // The missing event is not published here; the method {@code fix} publishes it later.
                }
            }
        }
    }

    /** An unreadable event is replaced by a readable one, as if a corrected version could read it. */
    private static void fix(Round round, Victim victim) throws SQLException {
        if (victim.kind() == Kind.HOLE) {
            topic(round).publish(SpoiltMessages.good(gym(round), victim.sets().get(BAD - 1), BAD));
            topic(round).publish(SpoiltMessages.good(gym(round), victim.sets().get(LATE - 1), LATE));
            return;
        }
        var good = SpoiltMessages.good(gym(round), victim.sets().get(BAD - 1), BAD);
        var repaired = round.pair()
                .update(
                        Database.PROGRAM,
                        REPAIR,
                        good.value(),
                        EventType.SET_COMPLETED.ceType(),
                        gym(round),
                        victim.athlete(),
                        (long) BAD);
        round.mustHold(repaired == 1, "the faulty event of " + victim.athlete() + " was not stored");
        var answer = round.pair()
                .operations(round.pair().program())
                .post("/v1/operations/parked/" + gym(round) + "/" + victim.athlete() + "/replay", Map.of());
        round.mustHold(answer.status() == 200, "the replay was answered " + answer.status() + " " + answer.text());
    }

    private static boolean parked(Round round, Victim victim) {
        return round.pair().isParked(gym(round), victim.athlete());
    }

    private static boolean saysWhy(Round round, Victim victim) {
        var programs = round.pair().programs(gym(round), "coach");
        return List.of("/weeks/current", "/today").stream().allMatch(path -> {
            var answer = programs.get("/v1/athletes/" + victim.athlete() + path).json();
            return answer.path("parked").asBoolean()
                    && !answer.path("parkedReason").asText().isEmpty();
        });
    }

    private static TopicLog topic(Round round) {
        return TopicLog.ofSessions(round.pair());
    }
}
