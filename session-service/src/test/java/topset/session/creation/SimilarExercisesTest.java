package topset.session.creation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topset.edge.exercises.Exercises;

/** Tests names of logs that match no exercise, among them those of two real logs. */
class SimilarExercisesTest {
    private final SimilarExercises similar = new SimilarExercises(new Exercises().all());

    @ParameterizedTest
    @CsvSource({
        "Bottom-Half Seated Cable Flye, cable-fly",
        "Reverse Fly Single Arm (Cable), rear-delt-fly",
        "Hammer Curl (Cable), hammer-curl",
        "Concentration Curl, barbell-curl",
        "Concentration Curl (Dumbbell), dumbbell-curl",
        "Cable Crossover Ladder, cable-fly",
        "Triceps Extension (Cable), overhead-triceps-extension",
        "Katana Triceps Extension, overhead-triceps-extension",
        "Bayesian Cable Curl, cable-curl",
        "Shrug (Cable), barbell-shrug",
        "Standing Calf Raise (Dumbbell), calf-raise",
        "Seated Palms Down Wrist Curl, wrist-curl",
        "Seated Incline Curl (Dumbbell), dumbbell-curl",
        "Decline Crunch (Weighted), cable-crunch",
        "Hip Thrust (Machine), hip-thrust",
        "Lateral Raise (Machine), lateral-raise",
        "Meadows Incline DB Lateral Raise, lateral-raise",
        "Seated Dip Machine, weighted-dip",
        "Sitting 1-Arm Lat Pulldown, lat-pulldown",
        "Cable 1-Arm Face Pull, face-pull",
        "Incline Chest Press (Machine), machine-chest-press",
        "Iso-Lateral Chest Press (Machine), machine-chest-press",
        "Shoulder Press (Machine Plates), machine-shoulder-press",
        "Shoulder Press (Plate Loaded), overhead-press",
        "Rear Delt Reverse Fly (Cable), rear-delt-fly",
        "Preacher Curl (Machine), preacher-curl",
        "Reverse Lunge (Dumbbell), dumbbell-lunge",
        "Pull Up (Band), weighted-pull-up",
        "Inverted Row (Bodyweight), barbell-row",
        "Iso-Lateral Row (Machine), machine-row",
        "Cable Row Wide Grip, seated-cable-row",
        "Low Row, barbell-row",
        "Chest Fly (Band), cable-fly",
        "Leg Press Technogym (Gelb), leg-press"
    })
    void an_exercise_with_the_same_movement_and_part_of_the_body_is_similar(String name, String exercise) {
        assertThat(similar.find(MovementName.of(name))).satisfies(found -> {
            assertThat(found.exercise().id()).isEqualTo(exercise);
            assertThat(found.isSameMovement()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "Calf Press (Machine), calf-raise",
        "Calf Press on Seated Leg Press, seated-calf-raise",
        "Triceps Kickback (Cable), triceps-pushdown",
        "Back Deltoids, rear-delt-fly",
        "Lower Back, back-extension",
        "Nordic Ham Curl, leg-curl"
    })
    void without_such_a_movement_an_exercise_that_trains_the_named_muscle_is_similar(String name, String exercise) {
        assertThat(similar.find(MovementName.of(name))).satisfies(found -> {
            assertThat(found.exercise().id()).isEqualTo(exercise);
            assertThat(found.isSameMovement()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A bare press may be one for the chest or for the shoulders, and a bare pulldown one with straight
                // arms.
                "JM Press (Barbell)",
                "Front Pulldown",
                "Warm Up",
                // The leg moves, but it is not trained.
                "Hanging Leg Raise",
                "Hanging Knee Raise",
                // No exercise trains the muscle.
                "Neck Curl",
                "Chest Squeeze",
                "Dragon Flag",
                "Pullover (Dumbbell)",
                "Plank",
                "龍旗",
                "(Cable)"
            })
    void a_name_that_may_mean_different_movements_or_none_is_similar_to_no_exercise(String name) {
        assertThat(similar.find(MovementName.of(name))).isNull();
    }
}
