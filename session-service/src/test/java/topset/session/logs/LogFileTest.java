package topset.session.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topset.contract.WeightUnit;
import topset.edge.web.Problem;
import topset.session.logs.LogImportReport.SkippedLine;

class LogFileTest {
    private static final String HEADER =
            "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n";

    @Test
    void the_classic_strong_log_is_read() {
        var read = Logs.read(Logs.invented("strong-classic.csv"));

        assertThat(read.lines())
                .extracting(LogLine::line, LogLine::exercise, LogLine::label, LogLine::weight, LogLine::reps)
                .containsExactly(
                        tuple(2, "Bench Press (Barbell)", "W", new BigDecimal("40.000"), 10),
                        tuple(3, "Bench Press (Barbell)", "1", new BigDecimal("80.000"), 5),
                        tuple(5, "Bench Press (Barbell)", "2", new BigDecimal("70.000"), 8),
                        tuple(6, "Bench Press (Barbell)", "D", new BigDecimal("55.000"), 12),
                        tuple(8, "Pull Up", "1", null, 8),
                        tuple(9, "Pull Up (Assisted)", "1", new BigDecimal("20.000"), 10),
                        tuple(10, "Seated Row (Cable)", "1", null, 12),
                        tuple(11, "Sled of My Own", "F", new BigDecimal("90.000"), 10));
        assertThat(read.lines().getFirst().warmUp()).isTrue();
        assertThat(read.lines().getFirst().note()).isEqualTo("felt \"light\", easy");
        assertThat(read.lines().get(1).rpe()).isEqualByComparingTo("8.5");
        assertThat(read.lines().getLast().rpe()).as("to failure").isEqualByComparingTo("10");
        assertThat(read.lines().getFirst().workout().lasted()).isEqualTo(Duration.ofMinutes(70));
        assertThat(read.lines().getLast().workout().lasted())
                .as("timer left running")
                .isNull();
        assertThat(read.skipped())
                .extracting(SkippedLine::line, SkippedLine::column, SkippedLine::rule)
                .containsExactly(tuple(4, "Set Order", "no-set"), tuple(7, "Reps", "no-reps"));
    }

    @ParameterizedTest
    @CsvSource({
        "strong-short.csv, STRONG, 3, 100, KG",
        "strong-ios.csv, STRONG, 2, 225, LB",
        "strong-android.csv, STRONG, 2, 142.5, KG",
        "strong-quoted-lb.csv, STRONG, 1, 135.5, LB",
        "strong-german.csv, STRONG, 2, 82.5, KG",
        "hevy-lb.csv, HEVY, 1, 315, LB"
    })
    void every_dialect_is_read(String name, LogColumns.App app, int lines, BigDecimal weight, WeightUnit unit) {
        var read = Logs.read(Logs.invented(name));

        assertThat(read.skipped()).isEmpty();
        assertThat(read.lines()).hasSize(lines);
        assertThat(read.lines().getFirst().weight()).isEqualByComparingTo(weight);
        assertThat(read.lines().getFirst().unit()).isEqualTo(unit);
        assertThat(Columns.of(Logs.invented(name)).app()).isEqualTo(app);
    }

    /** The columns of a log. */
    private static final class Columns {
        static LogColumns of(String log) {
            try (var file = LogFile.open(new java.io.StringReader(log))) {
                return file.columns();
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Test
    void the_hevy_log_is_read_oldest_first_with_lines_that_span_lines() {
        var read = Logs.read(Logs.invented("hevy-kg.csv"));

        assertThat(read.workouts())
                .extracting(workout -> workout.key().startedAt())
                .containsExactly(LocalDateTime.parse("2025-09-13T07:48"), LocalDateTime.parse("2025-09-15T07:48"));
        assertThat(read.lines()).extracting(LogLine::line).containsExactly(12, 3, 5, 6, 7, 8, 9, 10, 11);
        assertThat(read.lines().get(1).rpe()).as("the placeholder of a warm-up").isNull();
        assertThat(read.lines().get(3).rpe()).as("to failure").isEqualByComparingTo("10");
        assertThat(read.skipped())
                .extracting(SkippedLine::line, SkippedLine::column, SkippedLine::rule)
                .containsExactly(tuple(2, "reps", "no-reps"));
    }

    @Test
    void a_set_keeps_its_key_when_lines_are_repeated_and_in_another_order() {
        var upper = Logs.read(Logs.invented("hevy-kg.csv")).workouts().getLast();
        var keys = upper.lines().stream().map(LogWorkout.KeyedLine::key).toList();

        assertThat(keys.getLast()).as("a repeated line").isEqualTo(keys.get(keys.size() - 2));
        assertThat(keys.stream().distinct())
                .as("the same exercise again is another block")
                .hasSize(keys.size() - 1);

        var log = Logs.invented("hevy-kg.csv");
        var rows = log.substring(log.indexOf('\n') + 1);
        var twice = Logs.read(log + rows).workouts().getLast();
        assertThat(twice.lines().stream().map(LogWorkout.KeyedLine::key).distinct())
                .containsExactlyInAnyOrderElementsOf(keys.stream().distinct().toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tomorrow,A,35m,Squat,1,100,5,0,0,             | Date          | malformed",
                "2036-11-29 17:36:08,A,35m,Squat,1,100,5,0,0,  | Date          | not-far-ahead",
                "0024-11-28 17:36:08,A,35m,Squat,1,100,5,0,0,  | Date          | started-at",
                "2024-11-28 17:36:08,A,35m,,1,100,5,0,0,       | Exercise Name | exercise-name",
                "2024-11-28 17:36:08,A,35m,Squat,1,=1+1,5,0,0, | Weight        | malformed",
                "2024-11-28 17:36:08,A,35m,Squat,1,1e9,5,0,0,  | Weight        | malformed",
                "2024-11-28 17:36:08,A,35m,Squat,1,100,5.5,0,0,| Reps          | reps-range",
                "2024-11-28 17:36:08,A,35m,Squat,1,100,101,0,0,| Reps          | reps-range",
                "2024-11-28 17:36:08,A,35m,Squat,1,100,-1,0,0, | Reps          | reps-range",
                "2024-11-28 17:36:08,A,35m,Squat,1,100,0,0,60, | Reps          | no-reps",
                "2024-11-28 17:36:08,A,35m,Squat,1,100,5,0,0,11| RPE           | rpe-range",
                "2024-11-28 17:36:08,A,35m,Squat,1,100,5,0,0,8.3| RPE          | rpe-steps"
            })
    void a_bad_line_is_reported_with_line_and_column_and_the_others_are_read(String bad, String column, String rule) {
        var good = "2024-11-28 17:36:08,A,35m,Squat,2,100,5,0,0,\n";
        var read = Logs.read(HEADER + good + bad + "\n" + good.replace(",2,", ",3,"));

        assertThat(read.lines()).extracting(LogLine::line).containsExactly(2, 4);
        assertThat(read.skipped())
                .extracting(SkippedLine::line, SkippedLine::column, SkippedLine::rule)
                .containsExactly(tuple(3, column, rule));
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, yesterday",
        "-5m, -5m",
        "83h 31m, 83h 31m",
        "0m, ",
        "0, ",
        "'', ",
        "45m, ",
    })
    void a_duration_that_cannot_be_used_is_kept_for_the_report(String duration, @Nullable String unusable) {
        var read = Logs.read(HEADER + "2024-11-28 17:36:08,A,%s,Squat,1,100,5,0,0,\n".formatted(duration));

        assertThat(read.lines().getFirst().workout().unusable())
                .isEqualTo(unusable == null ? null : new LogWorkout.Unusable("Duration", unusable));
    }

    @Test
    void a_line_with_too_few_columns_is_reported_as_a_whole() {
        var read = Logs.read(HEADER + "2024-11-28 17:36:08,A,35m,Squat\n");

        assertThat(read.skipped())
                .containsExactly(
                        new SkippedLine(2, null, "the line must have 10 columns, as the header has, not 4", "columns"));
    }

    @Test
    void mixed_line_breaks_blank_lines_and_a_missing_last_one_are_read() {
        var set = "2024-11-28 17:36:08,A,35m,Squat,%d,100,5,0,0,";
        var read = Logs.read(HEADER + set.formatted(1) + "\r\n" + set.formatted(2) + "\r\n\n" + set.formatted(3));

        assertThat(read.lines()).extracting(LogLine::line).containsExactly(2, 3, 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date,Exercise,Category,Weight (kgs),Reps,Distance,Distance Unit,Time\n2024-01-01,Squat,Legs,100,5,,,\n",
                "Date,Exercise,Reps,Weight(lbs),Duration(s),Distance(m),isWarmup\n",
                "{\"exercises\":[]}",
                "",
                "\n\n"
            })
    void a_log_of_another_app_is_refused_and_says_what_would_be_right(String log) {
        assertThatThrownBy(() -> Logs.read(log))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("export of the Strong or the Hevy app")
                .extracting(
                        problem -> ((Problem) problem).violations().getFirst().rule())
                .isEqualTo("unknown-format");
    }

    @Test
    void a_missing_quotation_mark_is_named_and_does_not_make_one_line_of_the_file() {
        var set = "2024-11-28 17:36:08,A,35m,Squat,1,100,5,0,0,\n";
        var open = HEADER + set + "2024-11-28 17:36:08,\"A,35m,Squat,1,100,5,0,0,\n";

        assertThatThrownBy(() -> Logs.read(open + set))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("quotation mark");
        assertThatThrownBy(() -> Logs.read(open + set.repeat(10_000)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("quotation mark");
    }

    @Test
    void a_weight_without_a_unit_needs_the_requests_unit() {
        assertThat(Logs.read(Logs.invented("strong-short.csv"), WeightUnit.LB).lines())
                .extracting(LogLine::unit)
                .containsOnly(WeightUnit.LB);
        assertThat(Logs.read(Logs.invented("hevy-kg.csv"), WeightUnit.LB).lines())
                .extracting(LogLine::unit)
                .as("the file's own unit comes first")
                .containsOnly(WeightUnit.KG);
    }
}
