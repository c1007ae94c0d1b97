package topset.verification.pair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.Exercise;
import topset.contract.GymFact.ExerciseDefined;
import topset.contract.SetRole;
import topset.contract.Topics;
import topset.testsupport.EventMessage;
import topset.testsupport.Eventually;
import topset.testsupport.Json;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.support.Broker;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.OwnExercise;
import topset.verification.support.Recorded;
import topset.verification.support.ServiceClient;
import topset.verification.support.SessionClient;
import topset.verification.support.SetRequest;

/** Tests that an exercise which a gym defines in the program service reaches the session service. */
@Tag("system")
class OwnExercisesTest {
    private static final String LOG_PRESS = "/v1/exercises/log-press";

    private final GymClient gym = GymClient.fresh("own-exercises");

    @Test
    void an_exercise_of_the_gym_is_logged_and_planned_like_one_of_the_catalogue() {
        var lifter = gym.lifter("lena").profile(Midday.ZONE);
        gym.coach().programs().put(LOG_PRESS, OwnExercise.LOG_PRESS).expect(201);
        lifter.program(Midday.today(), List.of(lift()));
        var training = lifter.train(Midday.minutesAgo(60), 1);

        var logged = eventuallyLogged(training);

        var next = lifter.lift(2, logged, "d1-log-press");
        assertThat(next.getTop().getLoad()).isEqualByComparingTo("62.5");
        assertThat(next.getWhy().getFirst().getRule()).isEqualTo("linear.hit");
        var stranger = GymClient.fresh("own-exercises").lifter("lena").train(Midday.minutesAgo(60), 1);
        var refused = stranger.post(logPress());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("the nearest are leg-press, ");
    }

    @Test
    void a_set_whose_exercise_the_program_service_does_not_know_waits_until_it_is_defined() {
        var lifter = gym.lifter("lena").profile(Midday.ZONE);
        lifter.program(Midday.today(), Lifts.bench());
        new Broker(gym.pair()).publish(List.of(definedElsewhere()));
        var training = lifter.train(Midday.minutesAgo(60), 1);
        eventuallyLogged(training);
        var last = training.log(SetRequest.bench(SetRole.TOP, "120", 4, "8.5", Midday.minutesAgo(40)));
        eventually().untilAsserted(() -> assertThat(waits(lifter)).isEqualTo("CATALOGUE"));

        gym.coach().programs().put(LOG_PRESS, OwnExercise.LOG_PRESS).expect(201);

        assertThat(lifter.lift(2, last, Lifts.BENCH).getTop().getLoad()).isEqualByComparingTo("122.5");
        assertThat(waits(lifter)).isEmpty();
    }

    private ServiceClient operator(URI service) {
        return new ServiceClient(service, gym.pair().token("-", "operator", "ops")).patiently(Eventually.AT_MOST);
    }

    private static String waits(GymCaller lifter) {
        return lifter.programs()
                .get(lifter.athletePath() + "/today")
                .expect(200)
                .json()
                .path("parkedCause")
                .asText();
    }

    /** A definition that only the session service has, as if the program service's database were restored. */
    private ProducerRecord<String, byte[]> definedElsewhere() {
        var increment = new Exercise.LoadByUnit(new BigDecimal("2.5"), BigDecimal.valueOf(5));
        var at = OffsetDateTime.now(ZoneOffset.UTC);
        var fact = new ExerciseDefined(
                gym.name(),
                "log-press",
                "Log Press",
                List.of(),
                new Exercise.Muscles(List.of("front-delts"), List.of()),
                Exercise.Suitability.GOOD,
                new Exercise.Movement(
                        Exercise.Pattern.VERTICAL_PUSH,
                        Exercise.Kind.COMPOUND,
                        Exercise.EquipmentKind.BARBELL,
                        null,
                        increment,
                        Exercise.LoadMode.EXTERNAL,
                        false,
                        false),
                List.of(),
                at);
        var envelope = new Envelope(
                gym.name() + "/elsewhere/1",
                EventType.Source.GYM.uri(),
                EventType.EXERCISE_DEFINED.ceType(),
                at,
                gym.name(),
                gym.name(),
                "elsewhere",
                1,
                1,
                at,
                "urn:topset:schema:ExerciseDefined:v1",
                null);
        return EventMessage.of(
                Topics.GYM_EVENTS,
                gym.name(),
                envelope.headers(),
                Json.write(fact).getBytes(UTF_8));
    }

    @Test
    void the_events_of_a_gym_can_be_published_again() {
        gym.coach().programs().put(LOG_PRESS, OwnExercise.LOG_PRESS).expect(201);
        gym.coach().programs().delete(LOG_PRESS).expect(200);
        eventually().untilAsserted(() -> assertThat(published()).hasSize(2));

        var operator = operator(gym.pair().programs());
        operator.post("/v1/operations/republish", Map.of("topic", Topics.GYM_EVENTS, "gym", gym.name(), "from", 0))
                .expect(200);

        eventually().untilAsserted(() -> assertThat(published()).hasSize(4));
        var again = published();
        assertThat(again.subList(2, 4)).isEqualTo(again.subList(0, 2));
    }

    /** Returns the ids and values of the gym's events, in order. */
    private List<String> published() {
        var events = new ArrayList<String>();
        for (ConsumerRecord<String, byte[]> event : new Broker(gym.pair()).read(Topics.GYM_EVENTS, gym.name())) {
            events.add(Broker.header(event, "ce_id") + " " + Json.read(new String(event.value(), UTF_8)));
        }
        return events;
    }

    private static Map<String, Object> lift() {
        return Map.of(
                "day", 1,
                "exercise", "log-press",
                "scheme", Map.of("variant", "SINGLE_TOP"),
                "progression", Map.of("method", "LINEAR"),
                "start", Map.of("load", 60));
    }

    private static SetRequest logPress() {
        return SetRequest.bench(SetRole.TOP, "60", 4, "8.5", Midday.minutesAgo(50))
                .of("log-press");
    }

    /**
     * Logs a set repeatedly until the session service accepts it. That service receives new exercises through Kafka.
     */
    private static Recorded eventuallyLogged(SessionClient training) {
        var set = logPress();
        return eventually()
                .until(() -> training.post(set), answer -> answer.status() < 300)
                .as(Recorded.class, 201);
    }
}
