package topset.verification.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Eventually;
import topset.testsupport.Midday;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;

/** Imports a training log of another app, and starts a program whose first load comes from the imported history. */
@Tag("system")
class ImportedHistoryTest {
    private static final GymClient GYM = GymClient.fresh("moved-in");
    private static final Path REAL =
            Path.of("..", "..", "..", "shared", "data", "hevy_dakheera47_2024-2025_kg_rpe.csv");
    private static final BigDecimal BAR = new BigDecimal("20");
    private static final BigDecimal STEP = new BigDecimal("2.5");
    private static final String HEADER =
            "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n";
    private static final String CREATE = "&create=true";
    private static final String SLOT = "d1-squat";

    @Test
    void a_program_starts_from_an_imported_history() {
        var lifter = GYM.lifter("new-here").profile(Midday.ZONE);

        var imported = imported(lifter, invented());

        assertThat(imported.path("sets").asInt()).isEqualTo(24);
        startsFromHistory(lifter, imported.path("sequence").asLong());
    }

    @Test
    void a_program_starts_from_a_real_history_where_it_is_there() throws IOException {
        if (Files.exists(REAL)) {
            var lifter = GYM.lifter("really-new-here").profile(ZoneId.of("Europe/London"));

            var imported = imported(lifter, Files.readString(REAL, UTF_8));

            assertThat(imported.path("sets").asInt()).isGreaterThan(4_000);
            startsFromHistory(lifter, imported.path("sequence").asLong());
        }
    }

    @Test
    void names_that_match_nothing_become_exercises_of_the_gym_before_their_sets_come_in() {
        var lifter = GYM.lifter("own-moves").profile(Midday.ZONE);
        var log = new StringBuilder(HEADER);
        for (int day = 0; day < 30; day++) {
            var start = LocalDate.parse("2026-08-03").plusDays(day) + " 18:00:00,Own,1h,";
            for (int set = 1; set <= 9; set++) {
                log.append(start).append("Zottman Curl,%d,%d,8,0,0,8\n".formatted(set, 10 + day / 7));
                log.append(start).append("Dragon Flag,%d,0,8,0,0,8\n".formatted(set));
            }
        }

        var imported = imported(GYM.coach(), lifter, log.toString(), CREATE);

        assertThat(imported.path("sets").asInt()).isEqualTo(540);
        assertThat(imported.path("unmatched")).isEmpty();
        assertThat(imported.path("created"))
                .extracting(each -> each.path("exerciseId").asText() + " like "
                        + each.path("basedOn").asText("none"))
                .containsExactly("zottman-curl like barbell-curl", "dragon-flag like none");
        assertThat(GYM.coach()
                        .programs()
                        .get("/v1/exercises/dragon-flag")
                        .expect(200)
                        .json()
                        .path("loadMode")
                        .asText())
                .isEqualTo("ADDED_TO_BODYWEIGHT");
        lifter.program(Midday.today(), List.of(bench("120")));
        var sequence = imported.path("sequence").asLong();
        assertThat(lifter.plan("current", sequence).getAsOf().getSequence()).isGreaterThanOrEqualTo(sequence);

        var again = imported(GYM.coach(), lifter, log.toString(), CREATE);

        assertThat(again.path("created")).isEmpty();
        assertThat(again.path("duplicates").asInt()).isEqualTo(540);
    }

    @Test
    void an_undo_takes_back_the_exercises_that_nothing_else_uses_and_the_same_log_brings_them_again() {
        var lifter = GYM.lifter("undoes").profile(Midday.ZONE);
        var other = GYM.lifter("keeps").profile(Midday.ZONE);
        var line = "2026-08-03 18:00:00,Own,1h,%s,%d,%d,8,0,0,8\n";
        var shared = HEADER + line.formatted("Shared Slam", 1, 20);
        var log = shared + line.formatted("Lonely Slam", 1, 20);
        var imported = imported(GYM.coach(), lifter, log, CREATE);
        assertThat(imported.path("created")).hasSize(2);
        Eventually.eventually()
                .until(
                        () -> imported(GYM.coach(), other, shared, ""),
                        stored -> stored.path("unmatchedCount").asInt() == 0);

        var undone = GYM.coach()
                .sessions()
                .delete(lifter.athletePath() + "/imports/"
                        + imported.path("importId").asText())
                .expect(200)
                .json();

        assertThat(undone.path("created"))
                .extracting(each -> each.path("exerciseId").asText() + " "
                        + each.path("takenBack").asBoolean())
                .containsExactly("shared-slam false", "lonely-slam true");
        assertThat(retired("shared-slam")).isFalse();
        assertThat(retired("lonely-slam")).isTrue();

        var again = imported(GYM.coach(), lifter, log, CREATE);
        assertThat(again.path("sets").asInt()).isEqualTo(2);
        assertThat(retired("lonely-slam")).isFalse();
    }

    @Test
    void a_preview_promises_what_the_import_of_a_real_log_then_adds_where_it_is_there() throws IOException {
        for (var log : List.of(REAL, REAL.resolveSibling("strong_breinsp_2021_kg.csv"))) {
            if (Files.exists(log)) {
                var gym = GymClient.fresh("promised");
                var lifter = gym.lifter("real").profile(ZoneId.of("Europe/London"));
                var text = Files.readString(log, UTF_8);

                var preview = gym.coach()
                        .sessions()
                        .send(
                                "POST",
                                lifter.athletePath() + "/imports/preview?timeZone=Europe/London&unit=kg" + CREATE,
                                text,
                                Map.of("Content-Type", "text/csv"))
                        .expect(200)
                        .json();
                var imported = imported(gym.coach(), lifter, text, CREATE);

                for (var count :
                        List.of("sets", "sessions", "duplicates", "skippedCount", "unmatchedCount", "assumed")) {
                    assertThat(preview.path(count)).as(count).isEqualTo(imported.path(count));
                }
                assertThat(preview.path("created")).isEqualTo(imported.path("created"));
            }
        }
    }

    private static boolean retired(String exercise) {
        return GYM.coach()
                .programs()
                .get("/v1/exercises/" + exercise)
                .expect(200)
                .json()
                .path("retired")
                .asBoolean();
    }

    /** Returns a made-up log with eight weeks of squats: each week a top set with an RPE, and two backoffs. */
    private static String invented() {
        var log = new StringBuilder(HEADER);
        var first = LocalDate.parse("2026-08-03");
        for (int week = 0; week < 8; week++) {
            var start = first.plusWeeks(week) + " 18:00:00,Legs,1h,Squat (Barbell),";
            log.append(start).append("1,%s,4,0,0,8.5\n".formatted(120 + week * 2.5));
            log.append(start).append("2,%s,8,0,0,8\n".formatted(100 + week * 2.5));
            log.append(start).append("3,%s,8,0,0,8.5\n".formatted(100 + week * 2.5));
        }
        return log.toString();
    }

    private static JsonNode imported(GymCaller lifter, String log) {
        return imported(lifter, lifter, log, "");
    }

    private static JsonNode imported(GymCaller caller, GymCaller lifter, String log, String options) {
        var imports = lifter.athletePath() + "/imports";
        var answer = caller.sessions()
                .send(
                        "POST",
                        imports + "?timeZone=Europe/London&unit=kg" + options,
                        log,
                        Map.of("Content-Type", "text/csv"))
                .json();
        return Eventually.eventually()
                .until(
                        () -> caller.sessions()
                                .get(imports + "/" + answer.path("importId").asText())
                                .expect(200)
                                .json(),
                        stored -> stored.path("state").asText().equals("DONE"));
    }

    private static void startsFromHistory(GymCaller lifter, long sequence) {
        lifter.program(Midday.today(), List.of(bench("120")));
        assertThat(lifter.plan("current", sequence).getAsOf().getSequence()).isGreaterThanOrEqualTo(sequence);
        lifter.program(Midday.today(), List.of(squatFromHistory()));

        var lift = lifter.plan("current", sequence).getLifts().stream()
                .filter(each -> SLOT.equals(each.getSlotId()))
                .findFirst()
                .orElseThrow();

        var load = lift.getTop().getLoad();
        assertThat(load).isGreaterThan(BAR);
        assertThat(load.subtract(BAR).remainder(STEP)).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(lift.getWhy()).extracting(why -> why.getRule()).contains("first-week");
        assertThat(lift.getTop().getExpectedRpe())
                .as("worked out from the history")
                .isNotNull();
    }

    /**
     * Returns a program with the bench press. A program is needed, because only a plan shows how many of the sets have
     * arrived.
     */
    private static Map<String, Object> bench(String load) {
        return lift("d1-bench-press", "bench-press", Map.of("load", new BigDecimal(load)));
    }

    private static Map<String, Object> squatFromHistory() {
        return lift(SLOT, "squat", Map.of("fromHistory", true));
    }

    private static Map<String, Object> lift(String slotId, String exercise, Map<String, Object> start) {
        return Map.of(
                "slotId",
                slotId,
                "day",
                1,
                "exercise",
                exercise,
                "scheme",
                Map.of("variant", "SINGLE_TOP"),
                "progression",
                Map.of("method", "RPE"),
                "start",
                start);
    }
}
