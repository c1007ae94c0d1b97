package topset.program.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.program.Sets.top;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.program.AsKim;
import topset.program.Sets;
import topset.program.WithDatabase;
import topset.program.catalogue.ExerciseRequestOf;
import topset.program.catalogue.ExerciseService;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;

@WithDatabase
@ResourceLock(RebuildFixture.LOG)
class OwnExerciseRebuildTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");

    @ParameterizedTest
    @EnumSource(Source.class)
    void a_rebuild_plans_with_own_exercises_and_passes_over_the_gym_itself(Source source) {
        try (var fixture = new RebuildFixture()) {
            var service = fixture.service;
            var lifter = service.lifter(MONDAY);
            new ExerciseService(service.store, service.catalogues, List.of(), service.clock)
                    .define(
                            AsKim.KIM,
                            lifter.gym(),
                            "log-press",
                            ExerciseRequestOf.press("Log Press"),
                            Optional.empty());
            fixture.arrive(Sets.of("log-press", top(lifter, "2026-11-24T11:00:00Z", "60", 4)));
            assertThat(service.parked(lifter)).isNull();

            for (var mode : Mode.values()) {
                var done = fixture.done(RebuildFixture.order(mode, source, null));

                assertThat(fixture.differences(done)).as("%s", mode).isEmpty();
                assertThat(done.progress().athletesTotal()).isEqualTo(1);
                assertThat(done.progress().same()).isEqualTo(1);
            }
        }
    }
}
