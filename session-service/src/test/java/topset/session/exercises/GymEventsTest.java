package topset.session.exercises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.session.SessionApi.as;
import static topset.session.SessionApi.newId;
import static topset.testsupport.Eventually.eventually;

import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.Envelope;
import topset.contract.EventType;
import topset.contract.Exercise;
import topset.contract.GymFact.ExerciseDefined;
import topset.contract.GymFact.ExerciseRetired;
import topset.contract.Topics;
import topset.edge.web.ContractJson;
import topset.session.RealSessionService;
import topset.testsupport.EventMessage;
import topset.testsupport.TopicPublisher;

@SuppressWarnings("NullAway.Init")
@RealSessionService
@Tag("smoke")
class GymEventsTest {
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-24T18:05:00Z");
    private static final TopicPublisher PUBLISHER =
            new TopicPublisher(ConfigProvider.getConfig().getValue("TOPSET_KAFKA", String.class));

    private final String gym = "gym-" + newId();
    private String sessionId = "";

    @Inject
    DataSource dataSource;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void train() {
        sessionId = session(gym);
    }

    @AfterAll
    static void close() {
        PUBLISHER.close();
    }

    @Test
    void a_set_of_a_defined_exercise_is_stored_and_other_gyms_do_not_have_it() {
        publish(1, defined("log-press", "Log Press", Exercise.LoadMode.EXTERNAL));

        eventuallyLogs("log-press", "60");

        var other = "gym-" + newId();
        log(other, session(other), "log-press", "60").statusCode(422);
    }

    @Test
    void the_load_mode_of_the_definition_counts() {
        publish(1, defined("ring-dip", "Ring Dip", Exercise.LoadMode.ADDED_TO_BODYWEIGHT));
        publish(2, defined("log-press", "Log Press", Exercise.LoadMode.EXTERNAL));

        eventuallyLogs("ring-dip", "-20");

        eventuallyLogs("log-press", "60");
        assertThat(refusal("log-press", "-20")).contains("load");
    }

    @Test
    void a_set_of_an_unknown_exercise_is_refused_with_the_nearest_three() {
        publish(1, defined("log-press", "Log Press", Exercise.LoadMode.EXTERNAL));
        eventuallyLogs("log-press", "60");

        assertThat(refusal("log-pres", "60")).contains("not log-pres; the nearest are log-press, leg-press, ");
        assertThat(refusal("strongman-log-pres", "60")).contains("the nearest are log-press, ");
        assertThat(refusal("Bench Press", "60")).contains("the nearest are bench-press, ");
    }

    @Test
    void a_retired_exercise_can_be_logged_and_is_not_suggested() {
        publish(1, defined("log-press", "Log Press", Exercise.LoadMode.EXTERNAL));
        publish(2, new ExerciseRetired(gym, "log-press", NOW));
        publish(3, defined("axle-press", "Axle Press", Exercise.LoadMode.EXTERNAL));
        eventuallyLogs("axle-press", "60");

        log(gym, sessionId, "log-press", "60").statusCode(201);
        assertThat(refusal("log-pres", "60")).doesNotContain("log-press,");
    }

    @Test
    void the_event_with_the_higher_number_counts_and_a_missing_or_repeated_one_changes_nothing() {
        publish(2, defined("log-press", "Log Press", Exercise.LoadMode.EXTERNAL));
        publish(5, new ExerciseRetired(gym, "log-press", NOW));
        publish(1, defined("log-press", "Log Press", Exercise.LoadMode.ADDED_TO_BODYWEIGHT));
        publish(2, defined("log-press", "Log Press", Exercise.LoadMode.EXTERNAL));
        publish(7, defined("keg-toss", "Keg Toss", Exercise.LoadMode.EXTERNAL));
        eventuallyLogs("keg-toss", "60");

        assertThat(refusal("log-press", "-20")).contains("load");
        assertThat(retired("log-press")).isTrue();

        publish(8, defined("log-press", "Log Press", Exercise.LoadMode.EXTERNAL));
        publish(5, new ExerciseRetired(gym, "log-press", NOW));
        publish(9, defined("axle-press", "Axle Press", Exercise.LoadMode.EXTERNAL));
        eventuallyLogs("axle-press", "60");
        assertThat(retired("log-press")).isFalse();
    }

    @Test
    void an_event_that_cannot_be_read_is_counted_and_skipped_and_published_again_it_counts() {
        double before = skipped();
        publish(1, "topset.gym.SomethingLater.v1", "{}".getBytes(UTF_8));
        publish(2, EventType.EXERCISE_DEFINED.ceType(), "{".getBytes(UTF_8));
        publish(3, EventType.EXERCISE_DEFINED.ceType(), "{}".getBytes(UTF_8));
        publish(4, new ExerciseRetired("another-gym", "log-press", NOW));
        publish(5, defined("log-press", "Log Press", Exercise.LoadMode.EXTERNAL));
        eventuallyLogs("log-press", "60");
        assertThat(skipped()).isGreaterThanOrEqualTo(before + 4);
        log(gym, sessionId, "axle-press", "60").statusCode(422);

        publish(2, defined("axle-press", "Axle Press", Exercise.LoadMode.EXTERNAL));

        eventuallyLogs("axle-press", "60");
    }

    private ExerciseDefined defined(String id, String name, Exercise.LoadMode mode) {
        var increment = new Exercise.LoadByUnit(new BigDecimal("2.5"), BigDecimal.valueOf(5));
        return new ExerciseDefined(
                gym,
                id,
                name,
                List.of("Strongman " + name),
                new Exercise.Muscles(List.of("front-delts"), List.of()),
                Exercise.Suitability.GOOD,
                new Exercise.Movement(
                        Exercise.Pattern.VERTICAL_PUSH,
                        Exercise.Kind.COMPOUND,
                        Exercise.EquipmentKind.BARBELL,
                        null,
                        increment,
                        mode,
                        false,
                        false),
                List.of(),
                NOW);
    }

    private void publish(long sequence, ExerciseDefined fact) {
        publish(sequence, EventType.EXERCISE_DEFINED.ceType(), ContractJson.write(fact));
    }

    private void publish(long sequence, ExerciseRetired fact) {
        publish(sequence, EventType.EXERCISE_RETIRED.ceType(), ContractJson.write(fact));
    }

    private void publish(long sequence, String type, byte[] value) {
        var envelope = new Envelope(
                gym + "/gym/" + sequence,
                EventType.Source.GYM.uri(),
                type,
                NOW,
                gym,
                gym,
                "gym",
                sequence,
                sequence,
                NOW.plusSeconds(sequence),
                "urn:topset:schema:X:v1",
                null);
        PUBLISHER.publish(EventMessage.of(Topics.GYM_EVENTS, gym, envelope.headers(), value));
    }

    private static String session(String gym) {
        return as(gym, "coach", "kim")
                .body("""
                        {"athleteId":"lifter","startedAt":"2026-11-24T17:40:00+01:00","day":1}""")
                .post("/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("sessionId");
    }

    private static ValidatableResponse log(String gym, String sessionId, String exercise, String load) {
        return as(gym, "coach", "kim")
                .body("""
                        {"setId":"%s","exercise":"%s","role":"TOP","load":{"value":%s,"unit":"kg"},"reps":4,\
                        "completedAt":"2026-11-24T18:05:00+01:00"}""".formatted(newId(), exercise, load))
                .post("/v1/sessions/{id}/sets", sessionId)
                .then();
    }

    private void eventuallyLogs(String exercise, String load) {
        eventually().untilAsserted(() -> log(gym, sessionId, exercise, load).statusCode(201));
    }

    private String refusal(String exercise, String load) {
        return log(gym, sessionId, exercise, load).statusCode(422).extract().asString();
    }

    private boolean retired(String exercise) {
        return "true"
                .equals(text(
                        "select (retired > defined)::text from exercise where gym = ? and id = '" + exercise + "'"));
    }

    private double skipped() {
        return metrics.get("topset.gym.events.skipped").counter().count();
    }

    private @Nullable String text(String sql) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, gym);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
