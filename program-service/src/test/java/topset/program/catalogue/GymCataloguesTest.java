package topset.program.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import topset.contract.Exercise;
import topset.edge.exercises.Exercises;
import topset.edge.web.Problem;
import topset.program.AsKim;
import topset.program.OnPostgres;
import topset.program.WithDatabase;

@WithDatabase
class GymCataloguesTest {
    private final OnPostgres service = new OnPostgres();
    private final String gym = "gym-" + UUID.randomUUID();
    private final GymCatalogues otherReplica = new GymCatalogues(new Exercises(), service.dataSource);
    private final ExerciseService exercises = new ExerciseService(service.store, service.catalogues, service.clock);

    @Test
    void a_change_of_another_replica_counts_at_once() {
        assertThat(otherReplica.read(gym).find("log-press")).isNull();

        define("log-press", "Log Press");
        assertThat(otherReplica.read(gym).find("log-press"))
                .extracting(Exercise::name)
                .isEqualTo("Log Press");
        define("log-press", "Press with a log");
        assertThat(otherReplica.read(gym).find("log-press"))
                .extracting(Exercise::name)
                .isEqualTo("Press with a log");
        exercises.retire(AsKim.KIM, gym, "log-press", Optional.empty(), false);

        assertThat(otherReplica.read(gym).find("log-press"))
                .extracting(Exercise::retired)
                .isEqualTo(true);
        assertThat(otherReplica.read(gym).available()).hasSize(84);
    }

    @Test
    void an_unchanged_version_is_not_read_again() {
        define("log-press", "Log Press");

        assertThat(otherReplica.read(gym)).isSameAs(otherReplica.read(gym));
    }

    @Test
    void the_501st_exercise_of_a_gym_is_refused_and_a_known_one_is_not() {
        for (int n = 1; n <= ExerciseCheck.MOST_OWN; n++) {
            define("press-" + n, "Press " + n);
        }
        exercises.retire(AsKim.KIM, gym, "press-1", Optional.empty(), false);

        assertThatThrownBy(() -> define("press-501", "Press 501"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting(each -> each.rule())
                                .containsExactly("exercises-of-gym"));
        define("press-1", "Press 1");
        assertThat(otherReplica.read(gym).available()).hasSize(84 + ExerciseCheck.MOST_OWN);
    }

    private void define(String id, String name) {
        exercises.define(AsKim.KIM, gym, id, ExerciseRequestOf.press(name), Optional.empty());
    }
}
