package topset.session.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static topset.session.SessionApi.newId;
import static topset.session.SessionApi.someone;
import static topset.session.imports.Workouts.HEADER;
import static topset.session.imports.Workouts.sessions;
import static topset.session.imports.Workouts.sets;
import static topset.session.imports.Workouts.squats;

import java.nio.charset.Charset;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topset.session.RealSessionService;
import topset.session.logs.Logs;
import topset.testsupport.Json;

@RealSessionService
@Tag("smoke")
class ImportApiTest {

    @Test
    void a_strong_log_becomes_sessions_and_sets_and_every_other_line_is_reported() {
        var athlete = someone();

        var answer = ImportApi.of(athlete).post(Logs.invented("strong-classic.csv"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("state")).isEqualTo("DONE");
        assertThat(answer.text("format")).isEqualTo("strong");
        assertThat(answer.number("lines")).isEqualTo(10).isEqualTo(answer.accounted());
        assertThat(answer.number("sessions")).isEqualTo(2);
        assertThat(answer.number("sets")).isEqualTo(6);
        assertThat(answer.body().path("skipped"))
                .extracting(each ->
                        each.path("line").asInt() + " " + each.path("rule").asText())
                .containsExactly("4 no-set", "7 no-reps", "10 no-load");
        assertThat(answer.body().path("unmatched").path(0)).isEqualTo(Json.read("""
                {"name":"Sled of My Own","lines":1,"firstLine":11,"proposedId":"sled-of-my-own"}"""));
        var sessions = sessions(athlete);
        assertThat(sessions)
                .extracting(each -> each.path("startedAt").asText())
                .containsExactly("2025-03-05T06:02:11+01:00", "2025-03-03T17:40:00+01:00");
        assertThat(sessions.getLast().path("finishedAt").asText()).isEqualTo("2025-03-03T18:50:00+01:00");
        assertThat(sets(sessions.getLast()))
                .containsExactly(
                        "bench-press WARM_UP 40kg x10 @",
                        "bench-press TOP 80kg x5 @8.5",
                        "bench-press BACKOFF 70kg x8 @",
                        "bench-press BACKOFF 55kg x12 @");
        assertThat(sets(sessions.getFirst()))
                .containsExactly("weighted-pull-up TOP 0kg x8 @", "weighted-pull-up BACKOFF -20kg x10 @");
    }

    @Test
    void a_hevy_log_becomes_sessions_and_sets() {
        var athlete = someone();

        var answer =
                ImportApi.of(athlete).post(Logs.invented("hevy-kg.csv").getBytes(UTF_8), "?timeZone=America/New_York");

        assertThat(answer.text("format")).isEqualTo("hevy");
        assertThat(answer.accounted()).isEqualTo(answer.number("lines")).isEqualTo(10);
        assertThat(answer.number("duplicates")).isEqualTo(1);
        assertThat(answer.body().path("skipped"))
                .extracting(each ->
                        each.path("line").asInt() + " " + each.path("rule").asText())
                .containsExactly("2 no-reps", "12 no-load");
        assertThat(sets(sessions(athlete).getFirst()))
                .containsExactly(
                        "bench-press WARM_UP 40kg x10 @",
                        "bench-press TOP 82.5kg x5 @8.5",
                        "bench-press BACKOFF 70kg x9 @10",
                        "bench-press BACKOFF 50kg x12 @9",
                        "weighted-pull-up TOP 0kg x8 @8",
                        "weighted-pull-up BACKOFF -15kg x10 @8",
                        "bench-press BACKOFF 60kg x12 @7");
        assertThat(sessions(athlete).getFirst().path("startedAt").asText()).isEqualTo("2025-09-15T07:48:00-04:00");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "strong-short.csv",
                "strong-ios.csv",
                "strong-android.csv",
                "strong-quoted-lb.csv",
                "strong-german.csv",
                "hevy-lb.csv"
            })
    void each_dialect_comes_in_wholly_and_the_same_file_again_adds_nothing(String name) {
        var athlete = someone();
        var first = ImportApi.of(athlete).post(Logs.invented(name));
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.number("sets")).isPositive().isEqualTo(first.number("lines"));
        var before = sessions(athlete);

        var second = ImportApi.of(athlete).post(Logs.invented(name));

        assertThat(second.number("sets")).isZero();
        assertThat(second.number("sessions")).isZero();
        assertThat(second.number("duplicates")).isEqualTo(first.number("sets"));
        assertThat(sessions(athlete)).isEqualTo(before);
    }

    @Test
    void a_byte_order_mark_and_windows_1252_are_read() {
        var german = Logs.invented("strong-german.csv");

        assertThat(ImportApi.of(someone()).post("\uFEFF" + german).number("sets"))
                .isEqualTo(2);
        assertThat(ImportApi.of(someone())
                        .post(german.getBytes(Charset.forName("windows-1252")), "?timeZone=Europe/Berlin&unit=kg")
                        .number("sets"))
                .isEqualTo(2);
    }

    @Test
    void a_mapping_may_name_more_exercises_than_a_log_of_years_has() {
        var mapping = new TreeMap<String, String>();
        for (int n = 0; n < 200; n++) {
            mapping.put("An Exercise of My Own with a Long Name " + n, "bench-press");
        }
        var log = HEADER + "2025-03-03 17:40:00,A,1h,An Exercise of My Own with a Long Name 7,1,100,5,0,0,\n";

        var answer = ImportApi.of(someone()).post(log, Json.write(mapping));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.number("sets")).isEqualTo(1);
        assertThat(answer.body().path("unusedNames")).hasSize(199);
    }

    @Test
    void a_mapping_brings_the_lines_of_its_names_and_adds_nothing_else() {
        var athlete = someone();
        var log = HEADER
                + "2025-03-03 17:40:00,A,1h,Flat Bench,1,100,5,0,0,\n2025-03-03 17:40:00,A,1h,Squat,1,140,5,0,0,\n";
        assertThat(ImportApi.of(athlete).post(log).number("sets")).isEqualTo(1);

        var again = ImportApi.of(athlete).post(log, "{\"flat bench\":\"bench-press\",\"Row\":\"barbell-row\"}");

        assertThat(again.number("sets")).isEqualTo(1);
        assertThat(again.number("duplicates")).isEqualTo(1);
        assertThat(again.body().path("unusedNames")).isEqualTo(Json.read("[\"Row\"]"));
        assertThat(sessions(athlete)).hasSize(1);
        assertThat(sets(sessions(athlete).getFirst())).contains("bench-press TOP 100kg x5 @");
    }

    @ParameterizedTest
    @CsvSource({"hevy_dakheera47_2024-2025_kg_rpe.csv, 7211, 4643", "strong_breinsp_2021_kg.csv, 2078, 1346"})
    void a_real_log_comes_in_wholly_and_again_adds_nothing(String name, int lines, int sets) {
        var log = Logs.real(name);
        if (log != null) {
            var athlete = someone();
            var first = ImportApi.of(athlete).importAll(log);
            assertThat(first.number("lines")).isEqualTo(lines).isEqualTo(first.accounted());
            assertThat(first.number("sets")).isEqualTo(sets);

            var second = ImportApi.of(athlete).importAll(log);
            assertThat(second.number("sets")).isZero();
            assertThat(second.number("duplicates")).isEqualTo(sets);
            assertThat(second.accounted()).isEqualTo(lines);
        }
    }

    @Test
    void an_athlete_imports_their_own_log_only_and_others_see_no_import() {
        var athlete = someone();
        var own = new ImportApi("iron-temple/athlete/" + athlete, athlete);
        var importId = own.post(squats(1)).text("importId");

        assertThat(own.get(importId).status()).isEqualTo(200);
        assertThat(own.undo(importId).status()).isEqualTo(200);
        for (var caller : List.of("iron-temple/athlete/" + someone(), "steel-works/coach/kim")) {
            var other = new ImportApi(caller, athlete);
            assertThat(other.get(importId).status()).as(caller).isEqualTo(404);
            assertThat(other.undo(importId).status()).as(caller).isEqualTo(404);
        }
        var stranger = new ImportApi("iron-temple/athlete/" + someone(), athlete);
        assertThat(stranger.post(squats(1)).status()).isEqualTo(404);
        assertThat(stranger.preview(squats(1), "").status()).isEqualTo(404);
        for (var caller : List.of("iron-temple/analyst/ann", "-/operator/ops")) {
            var other = new ImportApi(caller, athlete);
            assertThat(other.post(squats(1)).status()).as(caller).isEqualTo(403);
            assertThat(other.preview(squats(1), "").status()).as(caller).isEqualTo(403);
            assertThat(other.get(importId).status()).as(caller).isEqualTo(403);
            assertThat(other.undo(importId).status()).as(caller).isEqualTo(403);
        }
        assertThat(ImportApi.of(athlete).get(newId()).status()).isEqualTo(404);
        assertThat(ImportApi.of(athlete).get("nonsense").status()).isEqualTo(404);
    }
}
