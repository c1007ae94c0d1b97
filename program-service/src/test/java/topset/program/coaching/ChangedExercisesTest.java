package topset.program.coaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.CompletedSet;
import topset.contract.Exercise;
import topset.contract.FlagCode;
import topset.contract.PlannedLift;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.contract.Why;
import topset.program.AsKim;
import topset.program.OnPostgres;
import topset.program.Sets;
import topset.program.WithDatabase;
import topset.program.catalogue.ExerciseService;
import topset.program.gym.ExerciseRequest;
import topset.rules.lift.LiftRequest;
import topset.rules.week.SlotWeek;
import topset.store.Athlete;

/** A changed definition of a gym's own exercise reaches the programs of its athletes (ADR 0149). */
@WithDatabase
class ChangedExercisesTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String SLOT = "d1-log-press";
    private static final List<String> DELTS = List.of("front-delts");

    private final OnPostgres service = new OnPostgres();
    private final String gym = "gym-" + UUID.randomUUID();
    private final ExerciseService exercises = new ExerciseService(service.store, service.catalogues, service.clock);

    private void define(String step, String increment, List<String> muscles) {
        exercises.define(
                AsKim.KIM,
                gym,
                "log-press",
                new ExerciseRequest(
                        "Log Press",
                        null,
                        new ExerciseRequest.TrainedMuscles(muscles, null),
                        null,
                        Exercise.Pattern.VERTICAL_PUSH,
                        Exercise.Kind.COMPOUND,
                        Exercise.EquipmentKind.STEP,
                        byUnit(step),
                        byUnit(increment),
                        null,
                        null,
                        null,
                        null),
                Optional.empty());
    }

    private static Exercise.LoadByUnit byUnit(String kg) {
        return new Exercise.LoadByUnit(new BigDecimal(kg), BigDecimal.valueOf(5));
    }

    private Athlete lifter(String id, PlannedLift.@Nullable Equipment own) {
        var athlete = new Athlete(gym, id);
        service.programs.changeProfile(athlete, OnPostgres.berlin("Europe/Berlin"));
        var bench = OnPostgres.benchPress(athlete, MONDAY, 60).lifts().getFirst();
        var lift = new LiftRequest(SLOT, 1, "log-press", bench.scheme(), bench.progression(), bench.start(), own, null);
        service.programs.start(gym, new ProgramRequest(null, id, MONDAY, null, null, null, null, List.of(lift), null));
        return athlete;
    }

    private static CompletedSet top(Athlete athlete, String at, String load) {
        return Sets.of("log-press", Sets.top(athlete, at, load, 4));
    }

    private SlotWeek week(Athlete athlete, int week) {
        return service.plan(athlete).program().target(week, SLOT).orElseThrow().slotWeek();
    }

    private String load(Athlete athlete, int week) {
        return week(athlete, week).prescription().load().shown();
    }

    @Test
    void a_changed_step_rounds_next_week_again_and_leaves_this_week_and_own_equipment_alone() throws SQLException {
        define("2.5", "2.5", DELTS);
        var lifter = lifter("lena", null);
        var own = lifter("olga", new PlannedLift.Equipment("STEP", null, null, null, new BigDecimal("2.5")));
        service.arrive(top(lifter, "2026-11-24T10:00:00Z", "60"), top(own, "2026-11-24T10:00:00Z", "60"));
        var thisWeek = week(lifter, 1);
        assertThat(load(lifter, 2)).isEqualTo("62.5");

        define("5", "2.5", DELTS);
        service.equipment.goOn();

        assertThat(load(lifter, 2)).isEqualTo("60");
        assertThat(week(lifter, 2).why()).extracting(Why::rule).containsExactly("linear.hit", "equipment-changed");
        assertThat(week(lifter, 1)).isEqualTo(thisWeek);
        assertThat(load(own, 2)).isEqualTo("62.5");
        assertThat(Objects.requireNonNull(service.gyms.read(gym).change()))
                .satisfies(change -> assertThat(change.running()).isFalse())
                .satisfies(change -> assertThat(change.done()).isEqualTo(2))
                .satisfies(change -> assertThat(change.failed()).isZero());
    }

    @Test
    void the_volume_flags_of_the_running_week_follow_the_muscles() throws SQLException {
        define("2.5", "2.5", DELTS);
        var lifter = lifter("lena", null);
        service.arrive(top(lifter, "2026-11-24T10:00:00Z", "60"));
        service.now = Instant.parse("2026-12-01T12:00:00Z"); // week 2
        service.arrive(top(lifter, "2026-12-01T10:00:00Z", "62.5"));
        assertThat(lowVolume(lifter)).containsExactly("front-delts");
        var next = week(lifter, 3);

        define("2.5", "2.5", List.of("lats"));
        service.equipment.goOn();

        assertThat(lowVolume(lifter)).containsExactly("lats");
        assertThat(week(lifter, 3)).isEqualTo(next);
    }

    private List<String> lowVolume(Athlete lifter) {
        return service.plan(lifter).program().flags(2).stream()
                .filter(flag -> flag.code() == FlagCode.VOLUME_LOW)
                .map(StandingFlag::about)
                .toList();
    }

    @Test
    void what_no_plan_depends_on_begins_no_change_and_a_lift_keeps_its_increment() throws SQLException {
        define("2.5", "2.5", DELTS);
        var lifter = lifter("lena", null);

        define("2.5", "10", DELTS);

        assertThat(service.gyms.read(gym).change()).isNull();
        service.arrive(top(lifter, "2026-11-24T10:00:00Z", "60"));
        assertThat(load(lifter, 2)).isEqualTo("62.5");
    }
}
