package topset.program.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static topset.program.Api.problem;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.program.Gym;
import topset.program.PlanJson;
import topset.program.RealParts;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.testsupport.SetEvent;

/** Tests {@code /v1/athletes/{athleteId}/flags} and what the roster says about it. */
@RealParts
@Tag("smoke")
class FlagApiTest {
    private static final String HURT = "/v1/athletes/cy/flags/PAIN_REPORTED/seen";

    private final Gym gym = Gym.fresh("flags");

    private void cyHurt() {
        gym.lifter("ada").profile().program(Midday.today(), Lifts.bench());
        var cy = gym.lifter("cy").profile();
        cy.program(Midday.today(), Lifts.bench());
        var set = cy.train(Midday.minutesAgo(30)).bench(SetRole.TOP, "120", 4, "8.5");
        cy.plan("next", cy.publish(SetEvent.like(set).pain(true).completed()));
    }

    @Test
    void the_list_of_those_who_need_a_look_empties_while_flags_are_marked() {
        cyHurt();
        counts(1, 1);
        assertThat(rows("needsLook=true"))
                .singleElement()
                .satisfies(row -> assertThat(row.path("needsLook").asBoolean()).isTrue());

        for (var flag : rows("needsLook=true").getFirst().path("flags")) {
            mark(flag.path("code").asText(), Map.of("cause", flag.path("cause").asText()))
                    .statusCode(200)
                    .body("seen.by", equalTo("kim"))
                    .body("seen.at", notNullValue())
                    .body("seen.until", nullValue());
        }

        counts(0, 2);
        assertThat(rows("needsLook=true")).isEmpty();
        assertThat(rows("needsLook=false&athleteId=cy")
                        .getFirst()
                        .at("/flags/0/seen/by")
                        .asText())
                .isEqualTo("kim");
        gym.coach().delete(HURT).then().statusCode(200).body("seen", nullValue());
        counts(1, 1);
    }

    @Test
    void a_missed_target_is_shown_as_information_and_is_no_reason_to_look() {
        var cy = gym.lifter("cy").profile();
        cy.program(Midday.today(), Lifts.bench());
        cy.plan("next", cy.train(Midday.minutesAgo(30)).log(SetRole.TOP, "120", 2, "10"));

        counts(0, 1);
        var flags = rows("flag=TARGET_MISSED").getFirst().path("flags");
        assertThat(flags.findValuesAsText("code")).contains("TARGET_MISSED");
        assertThat(flags.findValues("needsLook")).noneMatch(JsonNode::asBoolean);
        assertThat(flags.at("/0/lifts/0/exercise").asText()).isEqualTo("bench-press");
    }

    @Test
    void an_analyst_sees_that_a_flag_was_seen_and_not_by_whom() {
        cyHurt();
        mark("PAIN_REPORTED", Map.of()).statusCode(200);

        gym.coach()
                .get("/v1/athletes/cy/export")
                .then()
                .statusCode(200)
                .body(containsString("\"seen\":{\"code\":\"PAIN_REPORTED\",\"by\":\"kim\""));
        gym.analyst()
                .get("/v1/roster?athleteId=cy&flag=PAIN_REPORTED")
                .then()
                .statusCode(200)
                .body("items[0].flags.seen.at.findAll { it != null }.size()", equalTo(1))
                .body("items[0].flags.seen.by.findAll { it != null }.size()", equalTo(0));
    }

    @Test
    void what_cannot_be_marked_is_refused_by_name() {
        cyHurt();

        problem(412, mark("PAIN_REPORTED", Map.of("cause", "another")));
        problem(404, mark("PERSONAL_RECORD", Map.of()));
        problem(404, mark("NICE", Map.of()));
        problem(404, marked(gym.coach(), "/v1/athletes/nobody/flags/STALLED/seen", Map.of()));
        problem(404, marked(Gym.fresh("flags-of-others").coach(), HURT, Map.of()));
        for (var until : List.of(Midday.today(), Midday.today().plusDays(367))) {
            problem(422, mark("PAIN_REPORTED", Map.of("until", until.toString())))
                    .body("violations.field", hasItem("until"));
        }
    }

    private ValidatableResponse mark(String code, Map<String, Object> body) {
        return marked(gym.coach(), "/v1/athletes/cy/flags/" + code + "/seen", body);
    }

    private static ValidatableResponse marked(RequestSpecification caller, String path, Map<String, Object> body) {
        return caller.body(body).put(path).then();
    }

    private void counts(int needsLook, int fine) {
        gym.coach()
                .get("/v1/roster/counts")
                .then()
                .statusCode(200)
                .body("needsLook", equalTo(needsLook))
                .body("fine", equalTo(fine));
    }

    private List<JsonNode> rows(String query) {
        return PlanJson.of(gym.coach().get("/v1/roster?" + query))
                .path("items")
                .valueStream()
                .toList();
    }
}
