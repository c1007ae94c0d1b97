package topset.program.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.store.Athlete;
import topset.store.Query;

@WithDatabase
class DataVersionTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    private final OnPostgres service = new OnPostgres();

    @Test
    void it_stays_while_nothing_is_written_and_changes_with_a_set() {
        var lifter = service.lifter(MONDAY);
        var before = version(lifter);

        assertThat(version(lifter)).isEqualTo(before);
        service.arrive(top(lifter, "2026-11-24T11:00:00Z", "120", 4));
        assertThat(version(lifter)).isNotEqualTo(before);
    }

    /** A change that is not visible has no event. */
    @ParameterizedTest
    @ValueSource(strings = {"slot_week", "program_week", "program"})
    void it_changes_with_a_row_that_is_written_without_an_event(String table) {
        var lifter = service.lifter(MONDAY);
        service.arrive(top(lifter, "2026-11-24T11:00:00Z", "120", 4));
        var before = version(lifter);

        service.change("update " + table + " set gym = gym where gym = ?", lifter);

        assertThat(version(lifter)).isNotEqualTo(before);
    }

    private String version(Athlete lifter) {
        return Query.on(service.dataSource, connection -> AthleteRebuild.version(connection, lifter));
    }
}
