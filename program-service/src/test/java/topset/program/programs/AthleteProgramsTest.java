package topset.program.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import topset.program.programs.ProgramEvent.ProgramEnded;
import topset.program.programs.ProgramEvent.ProgramStarted;
import topset.store.Athlete;

/** Tests which of an athlete's programs runs, or starts next. */
class AthleteProgramsTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void a_program_that_another_one_replaces_on_its_first_day_does_not_start_next() {
        var programs = programs(started(1, MONDAY), started(2, MONDAY));

        assertThat(active(programs, MONDAY.minusDays(3))).isEqualTo(id(2));
        assertThat(active(programs, MONDAY)).isEqualTo(id(2));
    }

    @Test
    void a_program_that_was_called_off_gives_its_place_back() {
        var calledOff = started(2, MONDAY).after(new ProgramEnded(id(2), MONDAY, NOW));

        assertThat(active(programs(started(1, MONDAY), calledOff), MONDAY.minusDays(3)))
                .isEqualTo(id(1));
        assertThat(programs(calledOff).currentOrNext(MONDAY.minusDays(3))).isEmpty();
    }

    private static UUID active(AthletePrograms programs, LocalDate date) {
        return programs.currentOrNext(date).orElseThrow().program().id();
    }

    private static AthletePrograms programs(Program... programs) {
        var planned = Stream.of(programs)
                .map(program -> new AthletePrograms.Planned(program, 0, null))
                .toList();
        return AthletePrograms.of(new Athlete("gym", "lena"), null, planned, null);
    }

    private static Program started(int nth, LocalDate startsOn) {
        return Program.started(new ProgramStarted(
                id(nth), nth, startsOn, null, null, null, null, List.of(), List.of(), "request", NOW, null, null));
    }

    private static UUID id(int nth) {
        return new UUID(0, nth);
    }
}
