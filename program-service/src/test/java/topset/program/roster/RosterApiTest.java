package topset.program.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static topset.program.Api.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.SetRole;
import topset.program.Gym;
import topset.program.Lifter;
import topset.program.PlanJson;
import topset.program.RealParts;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;

/** Tests {@code GET /v1/roster} as a client uses it. */
@RealParts
@Tag("smoke")
class RosterApiTest {
    private final Gym gym = Gym.fresh("roster");

    @Test
    void it_is_filtered_sorted_and_read_page_by_page_without_a_gap() {
        var names = List.of("Zoe", "ada", "Bo", "Cy", "Di", "Ed", "100%_sure");
        for (var name : names) {
            lifter("id-" + name.replaceAll("[^A-Za-z0-9]", ""), name, Midday.today());
        }
        var missed = gym.lifter("id-Cy").train(Midday.minutesAgo(30)).log(SetRole.TOP, "120", 2, "10");
        gym.lifter("id-Cy").plan("next", missed);

        assertThat(names("sort=name&limit=3")).containsExactly("100%_sure", "ada", "Bo", "Cy", "Di", "Ed", "Zoe");
        assertThat(names("limit=2").getFirst()).isEqualTo("Cy");
        assertThat(names("limit=2")).containsExactlyInAnyOrderElementsOf(names);
        assertThat(names("sort=lastSession&limit=2").getFirst()).isEqualTo("Cy");
        assertThat(names("sort=adherence&limit=2")).containsExactlyInAnyOrderElementsOf(names);
        assertThat(names("flag=TARGET_MISSED")).containsExactly("Cy");
        assertThat(names("name=%25_")).containsExactly("100%_sure");
        assertThat(names("name=AD")).containsExactly("ada");
        assertThat(names("lift=bench-press&limit=500")).hasSize(names.size());
        assertThat(names("lift=squat")).isEmpty();
        assertThat(names("athleteId=id-Bo,id-Di")).containsExactlyInAnyOrder("Bo", "Di");
    }

    @ParameterizedTest
    @CsvSource({
        "sort=luck, 422, sort",
        "flag=NICE, 422, flag",
        "paused=maybe, 422, paused",
        "cursor=x, 400, cursor",
    })
    void what_cannot_be_asked_for_is_refused_by_name(String query, int status, String field) {
        problem(status, gym.coach().get("/v1/roster?" + query).then()).body("violations.field", hasItem(field));
    }

    @Test
    void by_adherence_who_came_least_comes_first_and_who_owes_nothing_yet_last() {
        var threeWeeksAgo = Midday.today().minusWeeks(3);
        var always = lifter("always", "Always", threeWeeksAgo);
        var seldom = lifter("seldom", "Seldom", threeWeeksAgo);
        lifter("never", "Never", threeWeeksAgo);
        lifter("new", "New", Midday.today());
        for (int weeks = 3; weeks > 0; weeks--) {
            trained(always, weeks);
        }
        trained(seldom, 3);

        assertThat(names("sort=adherence&limit=2")).containsExactly("Never", "Seldom", "Always", "New");
    }

    @Test
    void only_who_rests_today_is_left_out() {
        var today = Midday.today();
        for (var name : List.of("Rests", "Rested", "Will rest")) {
            lifter("id-" + name.replace(' ', '-'), name, today.minusWeeks(2));
        }
        pause("id-Rests", today.minusDays(1), today.plusDays(1));
        pause("id-Rested", today.minusDays(3), today.minusDays(1));
        pause("id-Will-rest", today.plusDays(1), today.plusDays(3));

        assertThat(names("sort=name")).containsExactly("Rested", "Will rest");
        assertThat(names("sort=name&paused=false")).containsExactly("Rested", "Will rest");
    }

    @Test
    void those_who_rest_today_are_read_with_paused_and_filtered_like_all_others() {
        var today = Midday.today();
        for (var name : List.of("Ada", "Bo", "Cy", "Di")) {
            lifter(name, name, today.minusWeeks(2));
        }
        pause("Ada", today.minusDays(1), today.plusDays(1));
        pause("Bo", today, today);
        pause("Cy", today.plusDays(1), today.plusDays(3));

        assertThat(names("paused=true&sort=name&limit=1")).containsExactly("Ada", "Bo");
        assertThat(names("paused=true&name=b")).containsExactly("Bo");
        assertThat(names("paused=true&athleteId=Ada,Di")).containsExactly("Ada");
        assertThat(names("paused=true&lift=squat")).isEmpty();
    }

    @Test
    void by_last_session_the_newest_comes_first_and_who_never_came_last_page_by_page() {
        var start = Midday.today().minusWeeks(4);
        for (var id : List.of("b-never", "one", "a-never", "two", "three")) {
            lifter(id, id, start);
        }
        trained(gym.lifter("two"), 2);
        trained(gym.lifter("one"), 1);
        trained(gym.lifter("three"), 3);

        for (int limit = 1; limit <= 5; limit++) {
            assertThat(names("sort=lastSession&limit=" + limit))
                    .as("by pages of " + limit)
                    .containsExactly("one", "two", "three", "a-never", "b-never");
        }
    }

    @Test
    void it_is_of_the_gym() {
        lifter("lena", "Lena", Midday.today());

        assertThat(names("sort=urgency")).containsExactly("Lena");
        Gym.fresh("roster-of-others")
                .coach()
                .get("/v1/roster")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(0));
    }

    private void pause(String athlete, LocalDate from, LocalDate to) {
        String program = gym.coach()
                .get("/v1/programs?athleteId=" + athlete)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].programId");
        gym.coach()
                .body(Map.of("from", from.toString(), "to", to.toString(), "reason", "holiday"))
                .post("/v1/programs/" + program + "/pause")
                .then()
                .statusCode(200);
    }

    private Lifter lifter(String id, String name, LocalDate startsOn) {
        var lifter = gym.lifter(id).profile(Map.of("displayName", name));
        lifter.program(startsOn, Lifts.bench());
        return lifter;
    }

    private static void trained(Lifter lifter, int weeksAgo) {
        var set = lifter.train(Midday.minutesAgo(30).minusWeeks(weeksAgo)).log(SetRole.TOP, "120", 4, "8.5");
        lifter.plan("next", set);
    }

    /** The names of all rows of all pages. */
    private List<String> names(String query) {
        var names = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = page(query, cursor);
            names.addAll(page.path("items")
                    .valueStream()
                    .map(row -> row.path("name").asText())
                    .toList());
            cursor = page.hasNonNull("nextCursor") ? page.path("nextCursor").asText() : null;
        } while (cursor != null);
        return names;
    }

    private JsonNode page(String query, @Nullable String cursor) {
        return PlanJson.of(gym.coach()
                .urlEncodingEnabled(false)
                .get("/v1/roster?" + query + (cursor == null ? "" : "&cursor=" + cursor)));
    }
}
