package topset.program.parked;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import topset.program.OnPostgres;
import topset.program.Sets;
import topset.program.WithDatabase;
import topset.program.catalogue.ExerciseRequestOf;
import topset.program.catalogue.ExerciseService;
import topset.store.Actor;
import topset.store.Athlete;
import topset.store.inbox.Parked;

@WithDatabase
class ExerciseWaitersTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private final OnPostgres service = new OnPostgres();
    private final ParkedAthletes waiters = new ParkedAthletes(service.dataSource, service.intake);

    private final ExerciseService exercises = new ExerciseService(service.store, service.catalogues, service.clock);

    @Test
    void the_sweep_resumes_athletes_whose_exercise_was_defined() throws SQLException {
        var exercise = "press-" + UUID.randomUUID();
        var lifter = service.lifter(MONDAY);
        var other = service.lifter(MONDAY);
        for (var each : new Athlete[] {lifter, other}) {
            service.arrive(Sets.of(exercise, Sets.top(each, "2026-11-24T10:00:00Z", "60", 4)));
        }
        waiters.sweep();
        assertThat(cause(lifter)).isEqualTo(Parked.Cause.CATALOGUE);

        exercises.define(
                Actor.system("test"), lifter.gym(), exercise, ExerciseRequestOf.press(exercise), Optional.empty());
        waiters.sweep();

        assertThat(service.parked(lifter)).isNull();
        assertThat(cause(other)).isEqualTo(Parked.Cause.CATALOGUE);
        assertThat(service.count("set_fact", lifter)).isEqualTo(1);
    }

    private Parked.Cause cause(Athlete athlete) {
        return Objects.requireNonNull(service.parked(athlete)).cause();
    }
}
