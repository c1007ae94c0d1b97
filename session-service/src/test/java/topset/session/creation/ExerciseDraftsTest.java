package topset.session.creation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.Exercise;
import topset.contract.Exercise.LoadMode;
import topset.edge.exercises.Exercises;

class ExerciseDraftsTest {
    private static final List<Exercise> CATALOGUE = new Exercises().all();

    private final ExerciseDrafts drafts = new ExerciseDrafts(CATALOGUE, List.of());

    private static UnknownName lifted(String name) {
        return new UnknownName(name, 10, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "Zottman Curl (Dumbbell),         dumbbell-curl,   ELBOW_FLEXION,   ISOLATION, STEP",
        "Spider Curls (Barbell),          barbell-curl,    ELBOW_FLEXION,   ISOLATION, BARBELL",
        "Belt Squat (Machine),            smith-machine-squat, SQUAT,       MACHINE,   STEP",
        "Calf Press (Machine),            calf-raise,      CALF_RAISE,      MACHINE,   STEP",
        "Glute Ham Raise,                 romanian-deadlift, HINGE,         COMPOUND,  STEP",
        "Z Press (Barbell),               ,                TRUNK_FLEXION,   ISOLATION, BARBELL",
        "Snatch Grip Deadlift,            deadlift,        HINGE,           COMPOUND,  BARBELL",
        "Kroc Row,                        barbell-row,     HORIZONTAL_PULL, COMPOUND,  BARBELL",
        "Jefferson-Kniebeuge,             squat,           SQUAT,           COMPOUND,  BARBELL",
        "Dragon Flag,                     ,                TRUNK_FLEXION,   ISOLATION, STEP"
    })
    void a_draft_resembles_the_exercise_of_the_catalogue_with_the_same_movement(
            String name, String model, Exercise.Pattern pattern, Exercise.Kind kind, Exercise.EquipmentKind equipment) {
        var draft = drafts.draft(lifted(name));

        assertThat(draft.basedOn()).isEqualTo(model);
        assertThat(draft.exercise().movement().pattern()).isEqualTo(pattern);
        assertThat(draft.exercise().movement().kind()).isEqualTo(kind);
        assertThat(draft.exercise().movement().equipment()).isEqualTo(equipment);
        assertThat(draft.exercise().muscles().primary()).isNotEmpty();
    }

    @Test
    void a_draft_has_the_muscles_of_its_model() {
        var deadlift = Objects.requireNonNull(new Exercises().find("deadlift"));

        assertThat(drafts.draft(lifted("Snatch Grip Deadlift")).exercise().muscles())
                .isEqualTo(deadlift.muscles());
        assertThat(drafts.draft(lifted("Dragon Flag")).exercise().muscles().primary())
                .containsExactly("abs");
    }

    @Test
    void the_load_is_added_to_the_bodyweight_if_half_of_the_lines_have_no_weight_or_the_name_is_assisted() {
        assertThat(loadMode(new UnknownName("Human Flag", 4, 2))).isEqualTo(LoadMode.ADDED_TO_BODYWEIGHT);
        assertThat(loadMode(new UnknownName("Human Flag", 5, 2))).isEqualTo(LoadMode.EXTERNAL);
        assertThat(loadMode(new UnknownName("Muscle Up (Assisted)", 5, 0))).isEqualTo(LoadMode.ADDED_TO_BODYWEIGHT);
    }

    private LoadMode loadMode(UnknownName name) {
        return drafts.draft(name).exercise().movement().loadMode();
    }

    @Test
    void an_id_is_the_name_in_lower_case_and_the_same_in_each_import() {
        assertThat(drafts.draft(lifted("Dragon Flag (Übung)")).exercise().id()).isEqualTo("dragon-flag-ubung");
        assertThat(new ExerciseDrafts(CATALOGUE, List.of())
                        .draft(lifted("Dragon Flag (Übung)"))
                        .exercise()
                        .id())
                .isEqualTo("dragon-flag-ubung");
        assertThat(drafts.draft(lifted("x".repeat(80))).exercise().id()).hasSize(64);
    }

    @Test
    void an_id_that_is_in_use_gets_a_checksum_of_the_name() {
        var own = Objects.requireNonNull(new Exercises().find("squat"));
        var taken = new ExerciseDrafts(CATALOGUE, List.of(withId(own, "dragon-flag")));

        var ofOwn = taken.draft(lifted("Dragon Flag"));
        var ofCatalogue = taken.draft(lifted("Hack--Squät"));
        var first = taken.draft(lifted("龍旗"));
        var second = taken.draft(lifted("人間旗"));

        assertThat(ofOwn.exercise().id()).matches("dragon-flag-[0-9a-f]{8}");
        assertThat(ofCatalogue.exercise().id()).matches("hack-squat-[0-9a-f]{8}");
        assertThat(first.exercise().id()).isEqualTo("exercise");
        assertThat(second.exercise().id()).matches("exercise-[0-9a-f]{8}");
        assertThat(new ExerciseDrafts(CATALOGUE, List.of(withId(own, "dragon-flag")))
                        .draft(lifted("Dragon Flag"))
                        .exercise()
                        .id())
                .isEqualTo(ofOwn.exercise().id());
    }

    private static Exercise withId(Exercise exercise, String id) {
        return new Exercise(
                id,
                "Another Name",
                exercise.muscles(),
                exercise.suitability(),
                null,
                new Exercise.Movement(
                        exercise.movement().pattern(),
                        exercise.movement().kind(),
                        exercise.movement().equipment(),
                        null,
                        exercise.movement().increment(),
                        exercise.movement().loadMode(),
                        exercise.movement().lowerBody(),
                        false),
                null,
                null,
                null,
                null);
    }
}
