package topset.verification.page;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.TOP;
import static topset.verification.LoggedSet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.verification.Gym;
import topset.verification.Lifter;
import topset.verification.Lifts;
import topset.verification.Midday;

/** {@code GET /v1/roster} as a client reads it. */
@Tag("system")
class RosterTest {
    private static final ZoneId ZONE = Midday.ZONE;

    @Test
    void it_is_filtered_sorted_and_read_page_by_page_without_a_gap() {
        var gym = Gym.fresh("roster-list");
        var names = List.of("Zoe", "ada", "Bo", "Cy", "Di", "Ed", "100%_sure");
        for (var name : names) {
            lifter(gym, "id-" + name.replaceAll("[^A-Za-z0-9]", ""), name);
        }
        train(gym.lifter("id-Cy"), 2, "10");
        var coach = gym.coach().programs();

        assertThat(names(pages(gym, "sort=name&limit=3")))
                .containsExactly("100%_sure", "ada", "Bo", "Cy", "Di", "Ed", "Zoe");
        assertThat(names(pages(gym, "limit=2")).getFirst()).isEqualTo("Cy");
        assertThat(names(pages(gym, "limit=2"))).containsExactlyInAnyOrderElementsOf(names);
        assertThat(names(pages(gym, "sort=lastSession&limit=2")).getFirst()).isEqualTo("Cy");
        assertThat(names(pages(gym, "sort=adherence&limit=2"))).containsExactlyInAnyOrderElementsOf(names);
        assertThat(names(pages(gym, "flag=TARGET_MISSED"))).containsExactly("Cy");
        assertThat(names(pages(gym, "name=%25_"))).containsExactly("100%_sure");
        assertThat(names(pages(gym, "name=AD"))).containsExactly("ada");
        assertThat(names(pages(gym, "lift=bench-press&limit=500"))).hasSize(names.size());
        assertThat(names(pages(gym, "lift=squat"))).isEmpty();
        assertThat(names(pages(gym, "athleteId=id-Bo,id-Di"))).containsExactlyInAnyOrder("Bo", "Di");
        assertThat(coach.get("/v1/roster?sort=luck").status()).isEqualTo(422);
        assertThat(coach.get("/v1/roster?flag=NICE").status()).isEqualTo(422);
        assertThat(coach.get("/v1/roster?cursor=x").status()).isEqualTo(400);
    }

    @Test
    void by_adherence_who_came_least_comes_first_and_who_owes_nothing_yet_last() {
        var gym = Gym.fresh("roster-adherence");
        lifter(gym, "always", "Always", LocalDate.now(ZONE).minusWeeks(3));
        lifter(gym, "seldom", "Seldom", LocalDate.now(ZONE).minusWeeks(3));
        lifter(gym, "never", "Never", LocalDate.now(ZONE).minusWeeks(3));
        lifter(gym, "new", "New");
        for (int weeks = 3; weeks > 0; weeks--) {
            train(gym.lifter("always"), weeks);
        }
        train(gym.lifter("seldom"), 3);

        assertThat(names(pages(gym, "sort=adherence&limit=2"))).containsExactly("Never", "Seldom", "Always", "New");
    }

    @Test
    void only_who_rests_today_is_left_out() {
        var gym = Gym.fresh("roster-rest");
        var today = LocalDate.now(ZONE);
        for (var name : List.of("Rests", "Rested", "Will rest")) {
            lifter(gym, "id-" + name.replace(' ', '-'), name, today.minusWeeks(2));
        }
        pause(gym, "id-Rests", today.minusDays(1), today.plusDays(1));
        pause(gym, "id-Rested", today.minusDays(3), today.minusDays(1));
        pause(gym, "id-Will-rest", today.plusDays(1), today.plusDays(3));

        assertThat(names(pages(gym, "sort=name"))).containsExactly("Rested", "Will rest");
        assertThat(names(pages(gym, "sort=name&paused=false"))).containsExactly("Rested", "Will rest");
    }

    @Test
    void those_who_rest_today_are_read_with_paused_and_filtered_like_all_others() {
        var gym = Gym.fresh("roster-paused");
        var today = LocalDate.now(ZONE);
        for (var name : List.of("Ada", "Bo", "Cy", "Di")) {
            lifter(gym, name, name, today.minusWeeks(2));
        }
        pause(gym, "Ada", today.minusDays(1), today.plusDays(1));
        pause(gym, "Bo", today, today);
        pause(gym, "Cy", today.plusDays(1), today.plusDays(3));

        assertThat(names(pages(gym, "paused=true&sort=name&limit=1"))).containsExactly("Ada", "Bo");
        assertThat(names(pages(gym, "paused=true&name=b"))).containsExactly("Bo");
        assertThat(names(pages(gym, "paused=true&athleteId=Ada,Di"))).containsExactly("Ada");
        assertThat(names(pages(gym, "paused=true&lift=squat"))).isEmpty();
        assertThat(gym.coach().programs().get("/v1/roster?paused=maybe").status())
                .isEqualTo(422);
    }

    @Test
    void by_last_session_the_newest_comes_first_and_who_never_came_last_page_by_page() {
        var gym = Gym.fresh("roster-last-session");
        var start = LocalDate.now(ZONE).minusWeeks(4);
        for (var id : List.of("b-never", "one", "a-never", "two", "three")) {
            lifter(gym, id, id, start);
        }
        train(gym.lifter("two"), 2);
        train(gym.lifter("one"), 1);
        train(gym.lifter("three"), 3);

        for (int limit = 1; limit <= 5; limit++) {
            assertThat(names(pages(gym, "sort=lastSession&limit=" + limit)))
                    .as("by pages of " + limit)
                    .containsExactly("one", "two", "three", "a-never", "b-never");
        }
    }

    @Test
    void it_belongs_to_the_gym_and_to_those_who_look_after_it() {
        var gym = Gym.fresh("roster-rights");
        lifter(gym, "lena", "Lena");

        assertThat(names(pages(Gym.fresh("roster-rights-other"), ""))).isEmpty();
        assertThat(gym.lifter("lena").programs().get("/v1/roster").status()).isEqualTo(403);
        assertThat(gym.as("analyst", "ada").programs().get("/v1/roster").status())
                .isEqualTo(200);
        assertThat(gym.as("platform", "app").programs().get("/v1/roster").status())
                .isEqualTo(200);
    }

    private static void pause(Gym gym, String athlete, LocalDate from, LocalDate to) {
        var programs = gym.coach().programs();
        var program = programs.get("/v1/programs?athleteId=" + athlete)
                .json()
                .path("items")
                .path(0)
                .path("programId")
                .asText();
        programs.post("/v1/programs/" + program + "/pause", Map.of("from", from, "to", to, "reason", "holiday"))
                .expect(200);
    }

    private static void lifter(Gym gym, String id, String name) {
        lifter(gym, id, name, LocalDate.now(ZONE));
    }

    private static void lifter(Gym gym, String id, String name, LocalDate startsOn) {
        gym.coach()
                .programs()
                .put("/v1/athletes/" + id, Map.of("timeZone", ZONE.getId(), "unit", "kg", "displayName", name))
                .expect(200);
        gym.lifter(id).program(startsOn, Lifts.bench());
    }

    private static void train(Lifter lifter, int weeksAgo) {
        var at = OffsetDateTime.now(ZONE).minusWeeks(weeksAgo);
        var last = lifter.train(at, 1).log(bench(TOP, "120", 4, "8.5", at));
        lifter.plan("next", last.sequence());
    }

    private static void train(Lifter lifter, int reps, String rpe) {
        var last =
                lifter.train(OffsetDateTime.now(ZONE), 1).log(bench(TOP, "120", reps, rpe, OffsetDateTime.now(ZONE)));
        lifter.plan("next", last.sequence());
    }

    private static List<JsonNode> pages(Gym gym, String query) {
        var rows = new ArrayList<JsonNode>();
        String cursor = null;
        do {
            var page = gym.coach()
                    .programs()
                    .get("/v1/roster?" + query + (cursor == null ? "" : "&cursor=" + cursor))
                    .expect(200)
                    .json();
            page.path("items").forEach(rows::add);
            cursor = page.hasNonNull("nextCursor") ? page.path("nextCursor").asText() : null;
        } while (cursor != null);
        return rows;
    }

    private static List<String> names(List<JsonNode> rows) {
        return rows.stream().map(row -> row.path("name").asText()).toList();
    }
}
