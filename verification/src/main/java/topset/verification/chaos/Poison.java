package topset.verification.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import topset.contract.EventType;
import topset.contract.SetCompleted;
import topset.contract.Topics;
import topset.local.Database;
import topset.verification.Json;

/** Events nobody can take, each among good ones of an athlete of its own: only that athlete waits, and a replay after the fix makes it good. */
record Poison() implements Fault {

    private static final String MEND =
            "update parked_event set value = ?, type = ? where gym = ? and athlete = ? and sequence = ?";

    /** What a busy machine makes of short times is no sign of waiting. */
    private static final Duration FLOOR = Duration.ofMillis(500);

    private static final int BAD = 2;
    private static final int LATE = 4;

    @Override
    public int number() {
        return 8;
    }

    @Override
    public String name() {
        return "poison";
    }

    /** How the second event of an athlete is spoilt. */
    private enum Kind {
        NOT_JSON,
        UNKNOWN_TYPE,
        SCHEMA,
        HOLE
    }

    private record Victim(Kind kind, String athlete, List<KnownSet> sets) {}

    @Override
    public void strike(Round round) throws InterruptedException, ExecutionException, SQLException {
        var before = System.nanoTime();
        round.pause(round.scale().outage());
        var usual = round.load().ledger().p99Since(before);
        var victims = new ArrayList<Victim>();
        for (var kind : Kind.values()) {
            var athlete =
                    "poisoned-" + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            round.load().enrolElsewhere(gym(round), athlete);
            var plan = new TrainingPlan(athlete, 8);
            var sets = new ArrayList<KnownSet>();
            while (sets.size() < 6) {
                sets.addAll(plan.session());
            }
            victims.add(new Victim(kind, athlete, sets));
        }
        var spoilt = System.nanoTime();
        for (var victim : victims) {
            publishSpoilt(round, victim);
        }
        for (var victim : victims) {
            round.await(victim.athlete() + " to be parked", () -> parked(round, victim));
            round.mustHold(
                    saysWhy(round, victim), "the plan or today of " + victim.athlete() + " does not say why it waits");
        }
        round.recovered(spoilt);
        round.pause(round.scale().outage());
        var meanwhile = round.load().ledger().p99Since(spoilt);
        var allowed = usual.multipliedBy(2).compareTo(FLOOR) > 0 ? usual.multipliedBy(2) : FLOOR;
        round.mustHold(
                meanwhile.compareTo(allowed) <= 0,
                "p99 of the others was " + Table.seconds(meanwhile) + ", before " + Table.seconds(usual));
        for (var victim : victims) {
            fix(round, victim);
            round.await(victim.athlete() + " to go on", () -> !parked(round, victim));
            round.judge(round.truth(gym(round)).plans(victim.athlete(), victim.sets()));
        }
        round.remark(victims.size() + " parked, replayed, equal");
    }

    private static String gym(Round round) {
        return round.load().gym() + "-poisoned";
    }

    private static void publishSpoilt(Round round, Victim victim) throws InterruptedException, ExecutionException {
        for (int n = 1; n <= victim.sets().size(); n++) {
            var message = message(gym(round), victim.sets().get(n - 1), n);
            if (n != BAD && !(victim.kind() == Kind.HOLE && n == LATE)) {
                topic(round).publish(message);
                continue;
            }
            switch (victim.kind()) {
                case NOT_JSON -> topic(round).publish(with(message, "{\"setId\": \u0000".getBytes(UTF_8), Map.of()));
                case UNKNOWN_TYPE ->
                    topic(round)
                            .publish(
                                    with(message, message.value(), Map.of("ce_type", "topset.session.SetImagined.v9")));
                case SCHEMA ->
                    topic(round)
                            .publish(with(
                                    message,
                                    new String(message.value(), UTF_8)
                                            .replaceFirst("\"reps\":\\d+", "\"reps\":-3")
                                            .getBytes(UTF_8),
                                    Map.of()));
                case HOLE -> {
                    // Comes later.
                }
            }
        }
    }

    /** What repairs it: the stored event is mended by hand, as by a new version that understands it, or the missing ones arrive. */
    private static void fix(Round round, Victim victim) throws SQLException, InterruptedException, ExecutionException {
        if (victim.kind() == Kind.HOLE) {
            topic(round).publish(message(gym(round), victim.sets().get(BAD - 1), BAD));
            topic(round).publish(message(gym(round), victim.sets().get(LATE - 1), LATE));
            return;
        }
        var good = message(gym(round), victim.sets().get(BAD - 1), BAD);
        try (var connection = round.pair().connect(Database.PROGRAM);
                var statement = connection.prepareStatement(MEND)) {
            statement.setBytes(1, good.value());
            statement.setString(2, EventType.SET_COMPLETED.ceType());
            statement.setString(3, gym(round));
            statement.setString(4, victim.athlete());
            statement.setLong(5, BAD);
            round.mustHold(
                    statement.executeUpdate() == 1, "the event at fault of " + victim.athlete() + " was not kept");
        }
        var answer = round.pair()
                .operations(round.pair().program())
                .post("/v1/operations/parked/" + gym(round) + "/" + victim.athlete() + "/replay", Map.of());
        round.mustHold(answer.status() == 200, "the replay was answered " + answer.status() + " " + answer.text());
    }

    private static boolean parked(Round round, Victim victim) {
        var list = round.pair().operations(round.pair().program()).get("/v1/operations/parked?limit=500");
        return list.json()
                .path("items")
                .valueStream()
                .anyMatch(item -> item.path("gym").asText().equals(gym(round))
                        && item.path("athlete").asText().equals(victim.athlete()));
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
        return new TopicLog(round.pair().stack().bootstrapServers(), Topics.SESSION_EVENTS);
    }

    private static ProducerRecord<String, byte[]> message(String gym, KnownSet known, long sequence) {
        var set = known.set();
        var fact = new SetCompleted(
                set.setId(),
                1,
                known.sessionId(),
                gym,
                known.athlete(),
                known.sessionStartedAt(),
                known.day(),
                set.exercise(),
                set.role(),
                set.load(),
                set.reps(),
                set.rpe(),
                false,
                set.completedAt(),
                null);
        var type = EventType.SET_COMPLETED;
        var stream = "session-" + known.athlete();
        var headers = new topset.contract.Envelope(
                        gym + "/" + stream + "/" + sequence,
                        type.source().uri(),
                        type.ceType(),
                        set.completedAt(),
                        known.athlete(),
                        gym,
                        stream,
                        sequence,
                        sequence,
                        set.completedAt(),
                        type.dataSchema(),
                        null)
                .headers();
        var record = new ProducerRecord<>(
                Topics.SESSION_EVENTS,
                Topics.athleteKey(gym, known.athlete()),
                Json.write(fact).getBytes(UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private static ProducerRecord<String, byte[]> with(
            ProducerRecord<String, byte[]> good, byte[] value, Map<String, String> otherHeaders) {
        var headers = new LinkedHashMap<String, byte[]>();
        good.headers().forEach(header -> headers.put(header.key(), header.value()));
        otherHeaders.forEach((name, text) -> headers.put(name, text.getBytes(UTF_8)));
        var bad = new ProducerRecord<>(good.topic(), good.key(), value);
        new HashMap<>(headers).forEach((name, text) -> bad.headers().add(name, text));
        return bad;
    }
}
