package topset.session.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.session.SessionApi.someone;
import static topset.session.imports.Workouts.HEADER;
import static topset.session.imports.Workouts.sessions;
import static topset.session.imports.Workouts.squats;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.session.RealSessionService;
import topset.session.logs.ImportLimits;
import topset.session.logs.Logs;
import topset.testsupport.Json;

/** Tests that a preview says what an import would add, and stores nothing. */
@RealSessionService
@Tag("smoke")
class ImportPreviewTest {
    private static final List<String> COUNTS = List.of(
            "format",
            "lines",
            "linesDone",
            "sessions",
            "sets",
            "duplicates",
            "skipped",
            "skippedCount",
            "unmatched",
            "unmatchedCount",
            "assumed",
            "assumedCount",
            "unusedNames");

    @ParameterizedTest
    @ValueSource(strings = {"strong-classic.csv", "hevy-kg.csv", "strong-german.csv"})
    void a_preview_counts_what_the_import_then_does_and_stores_nothing(String name) {
        var athlete = someone();
        var log = Logs.invented(name);

        var preview = ImportApi.of(athlete).preview(log, "");

        assertThat(preview.status()).isEqualTo(200);
        assertThat(sessions(athlete)).isEmpty();
        var imported = ImportApi.of(athlete).post(log);
        for (var count : COUNTS) {
            assertThat(preview.body().path(count))
                    .as(count)
                    .isEqualTo(imported.body().path(count));
        }
    }

    @Test
    void a_workout_whose_end_is_unreadable_says_which_duration_it_gets() {
        var athlete = someone();
        var log = HEADER
                + "2025-03-03 17:40:00,A,late,Squat,1,100,5,0,0,\n"
                + "2025-03-03 17:40:00,A,late,Squat,2,100,5,0,0,\n"
                + "2025-03-04 17:40:00,B,1h,Squat,1,100,5,0,0,\n"
                + "2025-03-05 17:40:00,C,late,No Such Thing,1,100,5,0,0,\n";
        var assumed = Json.read("[{'line':2,'column':'Duration','value':'late','minutes':4}]".replace('\'', '"'));

        var preview = ImportApi.of(athlete).preview(log, "");
        var imported = ImportApi.of(athlete).post(log);

        assertThat(preview.body().path("assumed")).isEqualTo(assumed);
        assertThat(imported.body().path("assumed")).isEqualTo(assumed);
        assertThat(imported.number("assumedCount")).isEqualTo(1);
        assertThat(sessions(athlete).getLast().path("finishedAt").asText()).isEqualTo("2025-03-03T17:44:00+01:00");
        assertThat(ImportApi.of(athlete).preview(log, "").body().path("assumed"))
                .as("nothing would be added")
                .isEmpty();
    }

    @Test
    void a_preview_of_an_import_that_creates_exercises_counts_their_sets() {
        var athlete = someone();
        var name = "Wonder Slam " + athlete;
        var line = "2025-03-03 17:40:00,A,1h," + name + ",";
        var log = HEADER + line + "1,60,5,0,0,\n" + line + "2,60,5,0,0,\n" + line + "3,0,5,0,0,\n";

        var preview = ImportApi.of(athlete).preview(log, "&create=true");

        assertThat(preview.number("sets")).isEqualTo(2);
        assertThat(preview.number("unmatchedCount")).isZero();
        assertThat(preview.body().path("skipped").path(0).path("rule").asText()).isEqualTo("no-load");
        assertThat(preview.body().path("created").path(0).path("name").asText()).isEqualTo(name);
        assertThat(preview.body().path("exercises").path(0).path("exerciseId"))
                .isEqualTo(preview.body().path("created").path(0).path("exerciseId"));
        assertThat(preview.body().path("notCreated")).isEmpty();
        assertThat(sessions(athlete)).isEmpty();
        assertThat(new ImportApi("iron-temple/athlete/" + athlete, athlete)
                        .preview(log, "&create=true")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_sets_are_counted_by_exercise_within_their_dates_and_an_import_makes_them_duplicates() {
        var athlete = someone();
        var log = squats(2) + "2020-01-05 17:40:00,Push,1h,Flat Bench,1,100,5,0,0,\n";
        var mapping = "&mapping=" + URLEncoder.encode("{\"Flat Bench\":\"bench-press\"}", UTF_8);
        assertThat(ImportApi.of(athlete).preview(log, "").number("unmatchedCount"))
                .isEqualTo(1);

        var preview = ImportApi.of(athlete).preview(log, mapping);

        assertThat(preview.body().path("exercises"))
                .extracting(each -> each.path("exerciseId").asText() + " "
                        + each.path("sets").asInt())
                .containsExactly("squat 6", "bench-press 1");
        assertThat(preview.text("firstDate")).isEqualTo("2020-01-01");
        assertThat(preview.text("lastDate")).isEqualTo("2020-01-05");

        var importId = ImportApi.of(athlete).post(squats(2)).text("importId");
        var again = ImportApi.of(athlete).preview(log, mapping);
        assertThat(again.number("duplicates")).isEqualTo(6);
        assertThat(again.number("sets")).isEqualTo(1);
        ImportApi.of(athlete).undo(importId);
        assertThat(ImportApi.of(athlete).preview(log, mapping).number("sets")).isEqualTo(7);
    }

    @Test
    void what_an_import_would_refuse_its_preview_refuses_too() {
        var imports = ImportApi.of(someone());

        assertThat(imports.preview("a,b\n1,2\n", "").violation().path("field").asText())
                .isEqualTo("body");
        assertThat(imports.preview(HEADER, "").violation().path("rule").asText())
                .isEqualTo("lines-of-import");
        assertThat(imports.preview(squats(1), "&mapping=%7B%22A%22:%22yoga%22%7D")
                        .violation()
                        .path("rule")
                        .asText())
                .isEqualTo("unknown-exercise");
        assertThat(imports.post(squats(1).getBytes(UTF_8), "/preview?timeZone=Etc/UTC")
                        .violation()
                        .path("field")
                        .asText())
                .isEqualTo("unit");
    }

    @Test
    void a_preview_compares_a_limited_number_of_workouts_with_what_is_stored() {
        var log = new StringBuilder(HEADER);
        for (int n = 0; n <= ImportLimits.PREVIEWED_WORKOUTS; n++) {
            log.append(LocalDate.parse("2000-01-01").plusDays(n)).append(" 17:40:00,Legs,1h,Squat,1,100,5,0,0,\n");
        }

        var preview = ImportApi.of(someone()).preview(log.toString(), "");

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.number("lines")).isEqualTo(ImportLimits.PREVIEWED_WORKOUTS + 1);
        assertThat(preview.number("linesDone"))
                .isEqualTo(preview.number("sessions"))
                .isEqualTo(ImportLimits.PREVIEWED_WORKOUTS);
    }
}
