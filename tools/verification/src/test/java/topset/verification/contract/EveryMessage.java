package topset.verification.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static topset.contract.SetRole.TOP;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.Topics;
import topset.testsupport.EventMessage;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.support.Broker;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.OwnExercise;
import topset.verification.support.Recorded;
import topset.verification.support.SetRequest;

/** Publishes every kind of message of the two services, once for all tests that check these messages. */
final class EveryMessage {
    /**
     * The athlete of an event that cannot be processed. The test sends this event itself, so the event does not count
     * as published by a service.
     */
    private static final String NOT_THE_SERVICES = "not-the-services";

    private static final GymClient GYM = GymClient.fresh("every-message");

    private EveryMessage() {}

    /** Whether a service has published the message with this key. */
    static boolean isTheServices(String key) {
        return !key.startsWith(NOT_THE_SERVICES + "/");
    }

    private static final class Once {
        static final GymClient PUBLISHED = publish();
    }

    /**
     * Publishes every kind of message for the members of one gym, and returns the gym. Further messages that result
     * from these may still follow.
     */
    static GymClient published() {
        return Once.PUBLISHED;
    }

    private static GymClient publish() {
        var lifter = GYM.lifter("lifter").profile(Midday.ZONE);
        var program = "/v1/programs/" + lifter.program(Midday.today(), Lifts.bench());
        trains(lifter);
        var coach = GYM.coach().programs();
        var override = program + "/lifts/" + Lifts.BENCH + "/overrides/2";
        coach.put(override, Map.of("load", 101, "reason", "shoulder")).expect(200);
        coach.delete(override).expect(200);
        coach.put(program + "/deloads/2", Map.of("reason", "the week before the meet"))
                .expect(200);
        coach.delete(program + "/deloads/2").expect(200);
        coach.put(
                        program + "/lifts/" + Lifts.BENCH,
                        Map.of("scheme", Map.of("variant", "SINGLE_TOP"), "progression", Map.of("method", "RPE")))
                .expect(200);
        coach.put("/v1/exercises/log-press", OwnExercise.LOG_PRESS).expect(201);
        coach.delete("/v1/exercises/log-press").expect(200);
        coach.put(lifter.athletePath() + "/coaches", Map.of("coaches", List.of("kim")))
                .expect(200);
        var platform = GYM.as("platform", "back-end").programs();
        platform.put("/v1/gym", Map.of("coachesSee", "THEIRS")).expect(200);
        platform.put("/v1/gym", Map.of("coachesSee", "EVERYONE")).expect(200);
        coach.post(program + "/pause", Map.of("from", Midday.today().toString(), "reason", "on the coast"))
                .expect(200);
        coach.post(program + "/resume", Map.of()).expect(200);
        coach.post(program + "/end", Map.of()).expect(200);

        var leaver = GYM.lifter("leaver").profile(Midday.ZONE);
        leaver.program(Midday.today(), Lifts.bench());
        GYM.coach().sessions().delete(leaver.athletePath()).expect(200);

        new Broker(GYM.pair()).publish(List.of(unreadable()));
        return GYM;
    }

    private static void trains(GymCaller lifter) {
        var training = lifter.train(Midday.minutesAgo(60), 1);
        var hurt =
                SetRequest.bench(TOP, "122.5", 1, "10", Midday.minutesAgo(50)).hurting();
        training.log(hurt);
        training.correct(hurt.corrected("122.5", 2, "10")).expect(200);
        var slip = SetRequest.bench(TOP, "12", 4, "8.5", Midday.minutesAgo(45));
        training.log(slip);
        var last = training.remove(slip.setId()).as(Recorded.class, 200);
        lifter.sessions()
                .post(training.path() + "/finish", Map.of("finishedAt", Midday.minutesAgo(5)))
                .expect(200);
        lifter.plan(2, last.sequence() + 1);
    }

    /**
     * Returns an event of a type that the program service does not know. All its other parts are valid, because other
     * subscribers read the topic too.
     */
    private static ProducerRecord<String, byte[]> unreadable() {
        var now = OffsetDateTime.now(Midday.ZONE);
        var envelope = new Envelope(
                NOT_THE_SERVICES + "/session-x/1",
                EventType.SET_COMPLETED.source().uri(),
                "topset.session.SetDreamt.v1",
                now,
                "kim",
                NOT_THE_SERVICES,
                "session-x",
                1,
                1,
                now,
                "urn:topset:schema:SetDreamt:v1",
                null);
        return EventMessage.of(Topics.SESSION_EVENTS, envelope, "{}".getBytes(UTF_8));
    }
}
