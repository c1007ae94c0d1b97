package topset.program.replanning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import topset.contract.ProgramFact.TargetRecomputed;
import topset.edge.exercises.Exercises;
import topset.program.OnPostgres;
import topset.program.programs.Program;
import topset.program.programs.StartedPrograms;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.TrainingCalendar;
import topset.rules.week.TrainingCalendar.ZoneSince;
import topset.store.Athlete;

class ReplanTest {
    private static final Athlete LIFTER = new Athlete("iron-temple", "lifter-1");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final Instant NOW = Instant.parse("2026-11-24T18:05:00Z");

    @Test
    void a_plan_that_is_computed_again_from_the_same_sets_has_no_difference() {
        var first = replan().of(program());

        assertThat(first.results())
                .hasOnlyElementsOfType(TargetRecomputed.class)
                .hasSize(2);
        var again = replan().of(program().with(first.rows()));
        assertThat(again.results()).isEmpty();
        assertThat(again.rows().weeks()).isEmpty();
        assertThat(again.rows().trends()).isEmpty();
        assertThat(again.rows().flags()).isEmpty();
    }

    private static Replan replan() {
        var calendar = new TrainingCalendar(MONDAY, List.of(new ZoneSince(NOW, ZoneId.of("Europe/Berlin"))));
        var definition = ProgramDefinition.of(calendar, program().start().lifts(), new Exercises()::find, null);
        return new Replan(LIFTER, 0, definition, List.of(), Set.of(), NOW, null);
    }

    private static Program program() {
        var lifts = OnPostgres.benchPress(LIFTER, MONDAY, 120).lifts();
        return Program.started(StartedPrograms.of(UUID.randomUUID(), MONDAY, lifts, NOW));
    }
}
