package topset.session.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.Exercise;
import topset.edge.exercises.Exercises;

class ExerciseNamesTest {
    private final ExerciseNames names = new ExerciseNames(new Exercises());

    private @Nullable String id(String name) {
        var exercise = names.find(name, Map.of("my bench", "bench-press", "leg press", "squat"));
        return exercise == null ? null : exercise.id();
    }

    @Test
    void names_of_both_apps_are_found_without_case_and_punctuation() {
        assertThat(id("Bench Press (Barbell)")).isEqualTo("bench-press");
        assertThat(id("bench press - barbell")).isEqualTo("bench-press");
        assertThat(id("Bankdrücken (Langhantel)")).isEqualTo("bench-press");
        assertThat(id("Seated Leg Curl (Machine)")).isEqualTo("leg-curl");
        assertThat(id("Romanian Deadlift")).isEqualTo("romanian-deadlift");
        assertThat(id("romanian-deadlift")).isEqualTo("romanian-deadlift");
    }

    @Test
    void a_mapping_is_for_names_that_match_nothing() {
        assertThat(id("My Bench")).isEqualTo("bench-press");
        assertThat(id("Leg Press")).isEqualTo("leg-press");
        assertThat(id("Warm Up")).isNull();
    }

    @Test
    void a_gyms_own_exercise_is_found_by_id_name_and_alias_after_the_catalogues() {
        var squat = Objects.requireNonNull(new Exercises().find("squat"));
        var own = new Exercise(
                "sled-push",
                "Sled Push",
                squat.muscles(),
                squat.suitability(),
                null,
                new Exercise.Movement(
                        squat.movement().pattern(),
                        squat.movement().kind(),
                        squat.movement().equipment(),
                        null,
                        squat.movement().increment(),
                        squat.movement().loadMode(),
                        true,
                        false),
                null,
                List.of("Prowler"),
                true,
                null);
        var ofGym = names.withOwn(List.of(own));

        assertThat(ofGym.find("Prowler", Map.of())).isEqualTo(own);
        assertThat(ofGym.find("sled push", Map.of())).isEqualTo(own);
        assertThat(ofGym.find("Deadlift (Barbell)", Map.of())).isNotEqualTo(own);
        assertThat(ofGym.find("My Sled", Map.of("my sled", "sled-push"))).isEqualTo(own);
        assertThat(names.find("Prowler", Map.of())).isNull();
    }

    @Test
    void every_alias_names_one_exercise() {
        var seen = new HashMap<String, String>();
        for (var exercise : new Exercises().all()) {
            var id = exercise.id();
            Objects.requireNonNullElse(exercise.aliases(), List.<String>of())
                    .forEach(alias -> assertThat(seen.put(ExerciseNames.words(alias), id))
                            .as(alias)
                            .isIn(null, id));
            assertThat(id(exercise.name())).isEqualTo(id);
        }
        assertThat(seen).hasSizeGreaterThan(100);
    }

    @Test
    void assistance_is_read_from_the_name() {
        assertThat(ExerciseNames.isAssisted("Pull Up (Assisted)")).isTrue();
        assertThat(ExerciseNames.isAssisted("Klimmzug (unterstützt)")).isTrue();
        assertThat(ExerciseNames.isAssisted("Pull Up")).isFalse();
    }

    @Test
    void an_unmatched_name_gets_an_id_to_create_it_with() {
        assertThat(ExerciseNames.proposedId("Seated Super- Bayesian High Cable Curl"))
                .isEqualTo("seated-super-bayesian-high-cable-curl");
        assertThat(ExerciseNames.proposedId("Übung (Gerät)")).isEqualTo("ubung-gerat");
        assertThat(ExerciseNames.proposedId("懸垂")).isEqualTo("exercise");
    }
}
