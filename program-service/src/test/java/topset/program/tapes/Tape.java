package topset.program.tapes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import topset.contract.EventType;
import topset.contract.SessionFact;
import topset.contract.Topics;
import topset.edge.web.ContractJson;
import topset.program.intake.TapeDoors;
import topset.testsupport.Eventually;
import topset.testsupport.Json;
import topset.testsupport.SessionMessages;
import topset.testsupport.WebhookReceiver;

/**
 * Plays a scenario in a gym of its own, and writes each input with the outputs that follow from it. The inputs are HTTP
 * calls, batches of session events, the time, and the moments at which the service's jobs run.
 */
final class Tape {
    /** The first day of most programs. Summer time begins in Berlin at the end of week 4. */
    static final LocalDate MONDAY = LocalDate.parse("2027-03-01");

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final String BENCH = lift("d1-bench-press", 1, "bench-press", "SINGLE_TOP", "120");

    /** How batches are divided, which must not change any output. */
    enum Batches {
        AS_WRITTEN,
        BY_ATHLETE
    }

    private final String gym;
    private final TapeDoors doors;
    private final Batches batches;
    private final TapeText text;
    private final Map<String, TapeAthlete> athletes = new LinkedHashMap<>();
    private long offset;

    Tape(String gym, TapeDoors doors, Batches batches) {
        this.gym = gym;
        this.doors = doors;
        this.batches = batches;
        this.text = new TapeText(gym);
        at(MONDAY.minusDays(3).atTime(9, 0).atZone(BERLIN).toInstant());
    }

    List<String> lines() {
        return text.lines();
    }

    String gym() {
        return gym;
    }

    /** Returns a lift with a linear progression as JSON. */
    static String lift(String slotId, int day, String exercise, String variant, String load) {
        return lift(slotId, day, exercise, variant, "LINEAR", load);
    }

    static String lift(String slotId, int day, String exercise, String variant, String method, String load) {
        return """
                {"slotId":"%s","day":%d,"exercise":"%s","scheme":{"variant":"%s"},"progression":{"method":"%s"},\
                "start":{"load":%s}}""".formatted(slotId, day, exercise, variant, method, load);
    }

    UUID id(String label) {
        return text.id(label);
    }

    TapeAthlete athlete(String id) {
        return athletes.computeIfAbsent(id, each -> new TapeAthlete(this, each));
    }

    /** Returns an athlete in Berlin with a profile. */
    TapeAthlete lifter(String id) {
        return athlete(id).profile(BERLIN.getId());
    }

    void say(String what) {
        text.add("# " + what);
    }

    /** Returns the time of a day of a week (both from 1 on) in Berlin. */
    static OffsetDateTime time(int week, int day, String clock) {
        return MONDAY.plusDays(7L * (week - 1) + day - 1)
                .atTime(LocalTime.parse(clock))
                .atZone(BERLIN)
                .toOffsetDateTime();
    }

    static String date(int week, int day) {
        return MONDAY.plusDays(7L * (week - 1) + day - 1).toString();
    }

    void at(int week, int day, String clock) {
        at(time(week, day, clock).toInstant());
    }

    void at(Instant now) {
        TapeClock.set(now);
        text.add("@ " + now);
    }

    /** Sends a coach's command. */
    void coach(String method, String path, @Nullable String body) {
        call("coach/kim", method, path, body);
    }

    /** Sends a command, and writes the answer if it is a refusal. */
    void call(String caller, String method, String path, @Nullable String body) {
        call(caller, method, path, body, false);
    }

    /** Sends a command, and writes the answer. */
    void callAndShow(String caller, String method, String path, @Nullable String body) {
        call(caller, method, path, body, true);
    }

    private void call(String caller, String method, String path, @Nullable String body, boolean isShown) {
        text.add("> " + caller + " " + method + " " + path + (body == null ? "" : " " + body.strip()));
        var answer = TapeCalls.send(gym, caller, method, path, body);
        text.add("  " + answer.status()
                + (answer.isGood() && !isShown ? "" : " " + answer.body().stripTrailing()));
        published();
    }

    /** Runs the service's jobs at the clock's time. */
    void jobs() {
        text.add("> jobs");
        doors.jobs();
        published();
    }

    /** Sends a command, then runs the jobs that it causes, before its messages are read. */
    void coachThenJobs(String method, String path, String body) {
        text.add("> coach/kim " + method + " " + path + " " + body + ", then jobs");
        text.add("  " + TapeCalls.send(gym, "coach/kim", method, path, body).status());
        doors.jobs();
        published();
    }

    /** Delivers facts in one batch, each as its athlete's next event. */
    void arrive(SessionFact... facts) {
        arrive(List.of(facts));
    }

    void arrive(List<SessionFact> facts) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        text.add("> batch of " + facts.size());
        for (var fact : facts) {
            var athlete = athlete(fact.athleteId());
            var sequence = athlete.nextSequence();
            text.add("  " + athlete.id() + " #" + sequence + " " + shortly(fact));
            records.add(kafkaRecord(athlete, sequence, fact, ContractJson.write(fact)));
        }
        deliver(records);
    }

    private void deliver(List<ConsumerRecord<byte[], byte[]>> records) {
        if (batches == Batches.BY_ATHLETE) {
            records.stream()
                    .collect(Collectors.groupingBy(
                            each -> new String(each.key(), UTF_8), LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .forEach(each -> doors.batch(Topics.SESSION_EVENTS, each));
        } else {
            doors.batch(Topics.SESSION_EVENTS, records);
        }
        published();
    }

    /** Delivers an event whose value is not what its type says. */
    void arriveBroken(TapeAthlete athlete, SessionFact fact, String value) {
        var sequence = athlete.nextSequence();
        text.add("> batch of a broken event: " + athlete.id() + " #" + sequence + " " + value);
        deliver(List.of(kafkaRecord(athlete, sequence, fact, value.getBytes(UTF_8))));
    }

    private ConsumerRecord<byte[], byte[]> kafkaRecord(
            TapeAthlete athlete, long sequence, SessionFact fact, byte[] value) {
        var recordedAt = OffsetDateTime.ofInstant(TapeClock.now(), ZoneOffset.UTC);
        var message = SessionMessages.message(fact, sequence, sequence, recordedAt);
        var record = new ConsumerRecord<>(
                Topics.SESSION_EVENTS,
                0,
                offset++,
                Topics.athleteKey(gym, athlete.id()).getBytes(UTF_8),
                value);
        message.headers().forEach(record.headers()::add);
        return record;
    }

    /** The fields of a fact without the names of the gym and the athlete. */
    private String shortly(SessionFact fact) {
        var json = ContractJson.read(ContractJson.write(fact), ObjectNode.class);
        json.remove(List.of("gym", "athleteId"));
        return EventType.of(fact).eventName() + " " + Json.write(json);
    }

    private void published() {
        text.messages(doors.outbox());
    }

    /** Reads something as a coach. */
    void get(String path) {
        text.add("? " + path);
        text.answer(path, TapeCalls.send(gym, "coach/kim", "GET", path, null));
    }

    /** Reads what a lifter's app reads. */
    void read(TapeAthlete athlete) {
        get(athlete.path() + "/weeks/current");
        get(athlete.path() + "/weeks/next");
        get(athlete.path() + "/today");
    }

    /** Reads weeks of a program. */
    void weeks(TapeAthlete athlete, UUID programId, int from, int to) {
        for (int week = from; week <= to; week++) {
            get(athlete.path() + "/weeks/" + week + "?programId=" + programId);
        }
    }

    void history(TapeAthlete athlete, UUID programId, String... slots) {
        for (var slot : slots) {
            get(athlete.path() + "/lifts/" + slot + "/history?programId=" + programId);
        }
    }

    /** Reads what a coach reads of the gym. */
    void gymReads() {
        get("/v1/roster");
        get("/v1/targets");
    }

    /** The lifter trains the bench press at 18:00, and the sets arrive an hour later. */
    TapeAthlete.Training train(TapeAthlete lifter, int week, int day, String load, int reps, String rpe) {
        at(week, day, "19:00");
        var training = lifter.session(time(week, day, "18:00"), 1);
        arrive(training.started(), training.top(load, reps, rpe));
        return training;
    }

    /** The week ends, and the service's jobs run a minute later. */
    void weekEnds(int week) {
        at(week + 1, 1, "00:01");
        jobs();
    }

    /** Creates a webhook of the gym, plays the scenario and adds the messages that the receiver got. */
    void withWebhook(Runnable scenario) {
        try (var receiver = new WebhookReceiver(any -> 204)) {
            var body = """
                    {"url":"%s","types":["target.recomputed","backoff.adjusted","flag.raised"]}""";
            var path = "/v1/webhooks/crm";
            var answer = TapeCalls.send(gym, "platform/back-end", "PUT", path, body.formatted(receiver.url()));
            text.add("> platform/back-end PUT " + path + " " + body);
            text.add("  " + answer.status());
            scenario.run();
            Eventually.eventually().until(() -> doors.webhooksHaveAll(gym));
            text.webhooks(receiver.received().stream()
                    .map(WebhookReceiver.Received::body)
                    .toList());
        }
    }
}
