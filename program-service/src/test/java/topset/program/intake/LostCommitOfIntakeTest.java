package topset.program.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.program.OnPostgres;
import topset.program.WithDatabase;
import topset.store.Athlete;
import topset.testsupport.LostCommits;
import topset.testsupport.LostCommits.Lost;

/** The connection to PostgreSQL breaks while session events are processed. Their batch is processed again. */
@WithDatabase
class LostCommitOfIntakeTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final String TUESDAY = "2026-11-24T11:00:00Z";

    private final LostCommits commits = new LostCommits();
    private final OnPostgres service = OnPostgres.through(commits::losing);

    @ParameterizedTest
    @EnumSource(
            value = Lost.class,
            names = {"BEFORE_THE_COMMIT", "AFTER_THE_COMMIT"})
    void a_set_counts_once(Lost lost) throws InterruptedException {
        var lifter = service.lifter(MONDAY);
        var undisturbed = service.lifter(MONDAY);
        take(undisturbed);
        commits.loseNext(lost);

        take(lifter);

        assertThat(commits.isOver()).isTrue();
        assertThat(service.topLoad(lifter, 2)).isEqualTo("122.5");
        assertThat(service.plan(lifter).sequence()).isEqualTo(1);
        assertThat(service.parked(lifter)).isNull();
        assertThat(service.count("event", lifter)).isEqualTo(service.count("event", undisturbed));
        assertThat(service.count("set_fact", lifter)).isEqualTo(1);
    }

    private void take(Athlete lifter) throws InterruptedException {
        new SessionEventConsumer(service.intake, new SimpleMeterRegistry())
                .take(IntakeTest.records(service.numbered(top(lifter, TUESDAY, "120", 4))));
    }
}
