package topset.program.parked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static topset.program.Api.operator;
import static topset.program.Api.problem;
import static topset.program.PlanJson.number;
import static topset.testsupport.Eventually.eventually;
import static topset.testsupport.Lifts.BENCH;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.EventType;
import topset.contract.SetRole;
import topset.contract.Topics;
import topset.edge.web.ContractJson;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.OnPostgres;
import topset.program.RealParts;
import topset.program.SessionEventPublisher;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** Shows parked events as an operator and the athlete see them. */
@RealParts
@Tag("smoke")
class ParkedApiTest {
    private static final String PARKED = "/v1/operations/parked";

    private final Gym gym = Gym.fresh("parked");
    private final Lifter lifter = gym.lifter("lena");

    /** Publishes an event whose predecessors are missing. */
    private void aheadOfAHole(long sequence) {
        lifter.profile().program(Midday.today(), Lifts.bench());
        var started = lifter.train(Midday.minutesAgo(60));
        publish(
                sequence,
                EventType.SET_COMPLETED.ceType(),
                ContractJson.write(started.bench(SetRole.TOP, "120", 4, "8.5")));
    }

    private void publish(long sequence, String type, byte[] value) {
        SessionEventPublisher.toTheService()
                .publish(Topics.SESSION_EVENTS, OnPostgres.incoming(lifter.athlete(), sequence, type, value));
    }

    private void waitUntilParked(boolean parked) {
        eventually()
                .until(() -> Boolean.valueOf(parked)
                        .equals(lifter.calls().get(lifter.path() + "/today").path("parked")));
    }

    private Response skip(String body) {
        return operator().body(body).post(PARKED + "/" + gym.name() + "/lena/skip");
    }

    @Test
    void what_waits_is_listed_with_its_reason_and_the_plan_says_so() {
        aheadOfAHole(3);
        waitUntilParked(true);

        operator()
                .get(PARKED + "?limit=500")
                .then()
                .statusCode(200)
                .body("items.findAll { it.gym == '" + gym.name() + "' }.athlete", contains("lena"))
                .body("items.findAll { it.gym == '" + gym.name() + "' }.cause", contains("HOLE"))
                .body("items.findAll { it.gym == '" + gym.name() + "' }.waiting", contains(1));
        lifter.calls()
                .get(lifter.path() + "/weeks/current")
                .then()
                .body("parked", equalTo(true))
                .body("parkedReason", notNullValue())
                .body("asOf.sequence", equalTo(1));
        gym.coach().get("/v1/roster").then().body("items.parked", contains(true));
    }

    @Test
    void a_coach_reads_a_code_and_a_sentence_and_an_operator_what_went_wrong() {
        lifter.profile().program(Midday.today(), Lifts.bench());
        publish(1, EventType.SET_COMPLETED.ceType(), new byte[] {'{'});
        waitUntilParked(true);

        var sentence = "An entry could not be processed; newer sets follow once an operator has looked at it.";
        for (var path : List.of("/weeks/current", "/today")) {
            lifter.calls()
                    .get(lifter.path() + path)
                    .then()
                    .body("parkedCause", equalTo("FAULT"))
                    .body("parkedReason", equalTo(sentence));
        }
        gym.coach()
                .get("/v1/roster")
                .then()
                .body("items.parkedCause", contains("FAULT"))
                .body("items.parkedReason", contains(sentence));
        operator()
                .get(PARKED + "?limit=500")
                .then()
                .body(
                        "items.findAll { it.gym == '" + gym.name() + "' }.reason",
                        contains(not(containsString("An entry could not be processed"))));
    }

    @Test
    void the_missing_numbers_are_passed_over_once_with_a_reason() {
        aheadOfAHole(3);
        waitUntilParked(true);

        for (int asked = 0; asked < 2; asked++) {
            skip("{\"reason\":\"lost with the old broker\",\"sequence\":1}")
                    .then()
                    .statusCode(200)
                    .body("sequence", equalTo(3))
                    .body("parked", equalTo(false))
                    .body("cause", nullValue());
        }
        assertThat(number(lifter.lift(BENCH, 2, 3), "/top/load")).isEqualByComparingTo("122.5");
        problem(409, skip("{\"reason\":\"once more\"}").then());
    }

    @Test
    void a_replay_without_a_fix_says_that_they_still_wait() {
        lifter.profile().program(Midday.today(), Lifts.bench());
        publish(1, EventType.SET_COMPLETED.ceType(), new byte[] {'{'});
        waitUntilParked(true);

        operator()
                .post(PARKED + "/" + gym.name() + "/lena/replay")
                .then()
                .statusCode(200)
                .body("sequence", equalTo(0))
                .body("parked", equalTo(true))
                .body("cause", equalTo("FAULT"))
                .body("waiting", equalTo(1));
    }

    @Test
    void a_replay_where_nothing_waits_does_nothing() {
        operator()
                .post(PARKED + "/" + gym.name() + "/nobody/replay")
                .then()
                .statusCode(200)
                .body("$", equalTo(Map.of("gym", gym.name(), "athlete", "nobody", "sequence", 0, "parked", false)));
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nonsense                                | 400 |",
                "{}                                      | 400 | reason",
                "{\"reason\":\"x\",\"sequenze\":1}       | 400 | sequenze",
                "{\"reason\":\"x\",\"sequence\":\"1\"}   | 400 | sequence",
                "{\"reason\":\"\"}                       | 422 | reason",
            })
    void what_is_no_reason_to_skip_names_its_field(String body, int status, String field) {
        problem(status, field, skip(body).then());
    }

    @Test
    void what_can_be_no_athlete_does_not_exist() {
        problem(404, operator().post(PARKED + "/Iron_Temple/lena/replay").then());
        problem(404, operator().post(PARKED + "/iron-temple/a%20b/replay").then());
    }
}
