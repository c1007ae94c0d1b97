package topset.rules.week;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.PlannedLift;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.rules.CatalogueFile;
import topset.rules.Checked;
import topset.rules.check.LiftCheck;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.LoggedSet;
import topset.rules.load.Exact;

/**
 * Tests how many weeks of two real logs need a coach's decision, if the main lifts had been a program.
 */
class RealLogsTest {
    private static final Path DATA = Path.of("../../shared/data");
    private static final CSVFormat CSV =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    /** The main lifts of both logs, by the names that the two apps use. */
    private static final Map<String, String> LIFTS = Map.of(
            "Bench Press (Barbell)", "bench-press",
            "Bench Press (Dumbbell)", "dumbbell-bench-press",
            "Squat (Barbell)", "squat",
            "Deadlift (Barbell)", "deadlift",
            "Romanian Deadlift (Barbell)", "romanian-deadlift",
            "Overhead Press (Barbell)", "overhead-press",
            "Pendlay Row (Barbell)", "barbell-row");

    private record Lifted(
            Instant session,
            String exercise,
            BigDecimal load,
            int reps,
            @Nullable Exact rpe,
            boolean isWarmUp) {}

    @ParameterizedTest
    @CsvSource({"STRONG, LINEAR", "STRONG, RPE", "HEVY, LINEAR", "HEVY, RPE"})
    void at_most_a_third_of_the_weeks_need_a_decision_where_the_logs_are_there(App app, String method)
            throws IOException {
        if (Files.isDirectory(DATA)) {
            atMostAThird(app.read(), method);
        }
    }

    private static void atMostAThird(List<Lifted> lifted, String method) {
        var sets = sets(lifted);
        var program = program(lifted, method);
        var calendar = program.calendar();
        var weeks = calendar.weekOf(lifted.getLast().session());

        var asking = 0;
        for (int week = 1; week <= weeks; week++) {
            var late = calendar.startOf(week + 1).minusSeconds(1);
            var soFar = sets.stream()
                    .filter(set -> set.completedAt().isBefore(late))
                    .toList();
            var folded = ProgramFold.fold(program, null, soFar, late);
            asking += asksForDecision(folded.get(week - 1), folded.get(week)) ? 1 : 0;
        }

        assertThat(weeks).isGreaterThan(40);
        assertThat(3 * asking).as("%s of %s weeks", asking, weeks).isPositive().isLessThanOrEqualTo(weeks);
    }

    private static boolean asksForDecision(FoldedWeek current, FoldedWeek next) {
        var triage = new Triage(current.slots(), next.slots());
        return asksForDecision(triage, current, false) || asksForDecision(triage, next, true);
    }

    private static boolean asksForDecision(Triage triage, FoldedWeek plan, boolean isNext) {
        return plan.slots().stream()
                        .anyMatch(slot -> slot.flags().stream()
                                .anyMatch(flag -> triage.asksForDecision(flag.code(), slot.slotId(), isNext)))
                || plan.flags().stream().anyMatch(flag -> triage.asksForDecision(flag.code(), null, isNext));
    }

    private static ProgramDefinition program(List<Lifted> lifted, String method) {
        var startsOn = lifted.getFirst().session().atZone(VIENNA).toLocalDate();
        var firstSets = lifted.stream()
                .filter(set -> !set.isWarmUp())
                .collect(Collectors.toMap(Lifted::exercise, set -> set, (first, later) -> first));
        var requests = new ArrayList<LiftRequest>();
        for (var first : firstSets.values()) {
            requests.add(new LiftRequest(
                    first.exercise(),
                    requests.size() + 1,
                    first.exercise(),
                    new PlannedLift.Scheme("SINGLE_TOP", null, null, null, null, null, null, null, null, null),
                    new PlannedLift.Progression(method, null, null),
                    new LiftRequest.Start(first.load(), null, null, null, null),
                    null,
                    new PlannedLift.Force("the lifter trained it")));
        }
        var context = Checked.context(
                CatalogueFile::find, WeightUnit.KG, startsOn, startsOn.minusYears(3), false, null, exercise -> null);
        return ProgramDefinition.of(
                new TrainingCalendar(startsOn, List.of(new TrainingCalendar.ZoneSince(Instant.EPOCH, VIENNA))),
                Checked.accepted(found -> LiftCheck.check(requests, context, found))
                        .lifts(),
                CatalogueFile::find,
                null);
    }

    /** The heaviest set of a lift in a session is its top set, and the others are backoff sets. */
    private static List<LoggedSet> sets(List<Lifted> lifted) {
        var sets = new ArrayList<LoggedSet>();
        for (int n = 0; n < lifted.size(); n++) {
            var set = lifted.get(n);
            var top = IntStream.range(0, lifted.size())
                    .filter(each -> !lifted.get(each).isWarmUp()
                            && lifted.get(each).session().equals(set.session())
                            && lifted.get(each).exercise().equals(set.exercise()))
                    .boxed()
                    .max(Comparator.comparing(each -> lifted.get(each).load()));
            var role = set.isWarmUp() ? SetRole.WARM_UP : top.get() == n ? SetRole.TOP : SetRole.BACKOFF;
            sets.add(new LoggedSet(
                    "set-" + sets.size(),
                    set.session().toString(),
                    set.session(),
                    null,
                    set.exercise(),
                    role,
                    Exact.parse(set.load().toPlainString()),
                    WeightUnit.KG,
                    set.reps(),
                    set.rpe(),
                    false,
                    set.session().plusSeconds(sets.size()),
                    null));
        }
        return sets;
    }

    /** The app that wrote a log, with its columns. */
    enum App {
        STRONG("strong_breinsp_2021_kg.csv", "Date", "Exercise Name", "Weight", "Reps", "uuuu-MM-dd HH:mm:ss"),
        HEVY(
                "hevy_dakheera47_2024-2025_kg_rpe.csv",
                "start_time",
                "exercise_title",
                "weight_kg",
                "reps",
                "d MMM uuuu, HH:mm");

        private final String file;
        private final String session;
        private final String exercise;
        private final String load;
        private final String reps;
        private final DateTimeFormatter date;

        App(String file, String session, String exercise, String load, String reps, String date) {
            this.file = file;
            this.session = session;
            this.exercise = exercise;
            this.load = load;
            this.reps = reps;
            this.date = DateTimeFormatter.ofPattern(date, Locale.ENGLISH);
        }

        /** Reads the sets of the main lifts, oldest session first. */
        private List<Lifted> read() throws IOException {
            var sets = new ArrayList<Lifted>();
            try (var log = CSV.parse(Files.newBufferedReader(DATA.resolve(file), UTF_8))) {
                for (var row : log) {
                    var lift = LIFTS.get(row.get(exercise));
                    var weight = row.get(load);
                    if (lift != null && !weight.isEmpty() && new BigDecimal(weight).signum() > 0) {
                        // Hevy gives every warm-up set an RPE of 6, which nobody reported.
                        var isWarmUp = row.toList().contains("warmup");
                        var rpe = isWarmUp ? "" : row.get(this == HEVY ? "rpe" : "RPE");
                        sets.add(new Lifted(
                                LocalDateTime.parse(row.get(session), date)
                                        .atZone(VIENNA)
                                        .toInstant(),
                                lift,
                                new BigDecimal(weight),
                                new BigDecimal(row.get(reps)).intValueExact(),
                                rpe.isEmpty() ? null : Exact.parse(rpe),
                                isWarmUp));
                    }
                }
            }
            sets.sort(Comparator.comparing(Lifted::session));
            return sets;
        }
    }
}
