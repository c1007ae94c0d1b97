package topset.session.exercises;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import topset.contract.Exercise;
import topset.edge.exercises.Exercises;

class KnownExercisesTest {
    private static final Exercises CATALOGUE = new Exercises();
    private static final Exercise LOG_PRESS = CATALOGUE.all().getFirst();
    private static final Duration THREE_PAUSES = Duration.ofMillis(300);

    private int readings;

    @Test
    void an_import_reads_an_exercise_again_until_it_has_arrived() {
        var exercises = arrivesAfter(2).oneByOne("iron-temple", THREE_PAUSES);

        assertThat(exercises.find("log-press")).isEqualTo(LOG_PRESS);
        assertThat(readings).isEqualTo(3);
        assertThat(exercises.find("log-press")).isEqualTo(LOG_PRESS);
        assertThat(readings).as("found once").isEqualTo(3);
    }

    @Test
    void all_sets_of_an_import_wait_for_a_limited_time_together() {
        var exercises = arrivesAfter(100).oneByOne("iron-temple", THREE_PAUSES);

        assertThat(exercises.find("log-press")).isNull();
        assertThat(readings).isEqualTo(4);
        assertThat(exercises.find("log-press")).isNull();
        assertThat(readings).isEqualTo(5);
    }

    @Test
    void an_exercise_of_the_catalogue_and_an_id_that_no_exercise_can_have_are_not_waited_for() {
        var exercises = arrivesAfter(100).oneByOne("iron-temple", THREE_PAUSES);

        assertThat(exercises.find("bench-press")).isNotNull();
        assertThat(exercises.find("x".repeat(65))).isNull();
        assertThat(readings).isZero();
    }

    @Test
    void a_request_does_not_wait() {
        assertThat(arrivesAfter(1).find("iron-temple", List.of("log-press")).find("log-press"))
                .isNull();
        assertThat(readings).isEqualTo(1);
    }

    private KnownExercises arrivesAfter(int attempts) {
        return new KnownExercises(CATALOGUE, new PGSimpleDataSource()) {
            @Override
            protected Map<String, Exercise> own(String gym, Collection<String> ids) {
                return readings++ < attempts ? Map.of() : Map.of("log-press", LOG_PRESS);
            }
        };
    }
}
