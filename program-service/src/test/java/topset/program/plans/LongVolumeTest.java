package topset.program.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import topset.program.OnPostgres;
import topset.program.WithDatabase;

@WithDatabase
class LongVolumeTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    @Test
    void of_a_program_that_goes_on_for_years_the_newest_104_weeks_are_read_and_shown() {
        var service = new OnPostgres();
        var lifter = service.lifter(MONDAY);
        service.arrive(top(lifter, "2026-11-24T11:00:00Z", "120", 4));
        var newest = MONDAY.plusWeeks(109).atTime(11, 0).atOffset(ZoneOffset.UTC);
        service.now = newest.toInstant().plusSeconds(3_600);
        service.arrive(top(lifter, newest.toString(), "120", 4));

        var plan = service.plans.require(lifter, null, MuscleVolume::first);
        var weeks = MuscleVolume.of(plan);

        assertThat(weeks)
                .hasSize(104)
                .extracting(MuscleVolume::week)
                .startsWith(7)
                .endsWith(110);
        assertThat(weeks.getLast().hardSets().get("chest")).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(plan.sets()).as("read").hasSize(1);
    }
}
