package topset.program.programs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import topset.contract.PlannedLift;
import topset.contract.ProgramFact.TargetRecomputed;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.edge.exercises.Exercises;
import topset.program.replanning.Replan;
import topset.program.replanning.Replan.PlanChange;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.LoggedSet;
import topset.rules.load.Exact;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.SlotWeek;
import topset.rules.week.TrainingCalendar;
import topset.rules.week.TrainingCalendar.ZoneSince;
import topset.store.Athlete;

/** Tests the stored and the published form of targets after mini-sets. */
class MiniSetEventsTest {
    private static final UUID PROGRAM = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final String SESSION = "00000000-0000-4000-8000-000000000002";
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final Instant BEGUN = Instant.parse("2026-11-24T17:40:00Z");
    private static final Instant NOW = Instant.parse("2026-11-24T18:05:00Z");

    @Test
    void a_week_after_mini_sets_is_written_and_read_as_its_golden_file_has_it() throws IOException {
        var week = secondWeek(afterRestPause(10, 4, 3, 2, 1));
        var golden = golden("SlotWeek.mini-sets");

        assertThat(ProgramEventCodec.write(week)).isEqualTo(golden);
        assertThat(ProgramEventCodec.read(golden, SlotWeek.class)).isEqualTo(week);
    }

    @Test
    void the_target_after_mini_sets_is_published_with_its_total_its_rests_and_the_activation_set() {
        assertThat(afterRestPause(10, 4, 3, 2, 1).results())
                .filteredOn(result -> result instanceof TargetRecomputed target && target.week() == 2)
                .singleElement(InstanceOfAssertFactories.type(TargetRecomputed.class))
                .satisfies(target -> {
                    var straight = requireNonNull(target.prescription().straight());
                    assertThat(straight.load()).isEqualByComparingTo("62.5");
                    assertThat(straight.totalReps()).isEqualTo(20);
                    assertThat(straight.restSeconds()).isEqualTo(20);
                    var done = requireNonNull(target.done());
                    assertThat(done.outcome()).hasToString("HIT");
                    assertThat(requireNonNull(done.top()).reps()).isEqualTo(10);
                });
    }

    @Test
    void a_running_session_is_published_without_a_missed_target() {
        var week = secondWeek(afterRestPause(8));

        assertThat(requireNonNull(week.done()).outcome()).hasToString("SHORT");
        assertThat(week.flags()).isEmpty();
    }

    private static SlotWeek secondWeek(PlanChange change) {
        var decided = change.rows().weeks().get(new Program.SlotInWeek(2, "d1-dumbbell-row"));
        return requireNonNull(decided).slotWeek();
    }

    private static PlanChange afterRestPause(int... reps) {
        var definition = ProgramDefinition.of(
                new TrainingCalendar(MONDAY, List.of(new ZoneSince(NOW, ZoneId.of("Europe/Berlin")))),
                program().start().lifts(),
                new Exercises()::find,
                null);
        var lifter = new Athlete("iron-temple", "lifter-1");
        return new Replan(lifter, 0, definition, sets(reps), Set.of(SESSION), NOW, "iron-temple/s/2").of(program());
    }

    private static Program program() {
        var scheme = new PlannedLift.Scheme("REST_PAUSE", null, null, null, null, null, null, null, null, null);
        var start = new LiftRequest.Start(new BigDecimal(60), null, null, null, null);
        var row = new LiftRequest(null, 1, "dumbbell-row", scheme, null, start, null, null);
        return Program.started(StartedPrograms.of(PROGRAM, MONDAY, List.of(row), NOW));
    }

    private static List<LoggedSet> sets(int... reps) {
        var sets = new ArrayList<LoggedSet>();
        for (int each : reps) {
            sets.add(new LoggedSet(
                    "00000000-0000-4000-8000-00000000001" + sets.size(),
                    SESSION,
                    BEGUN,
                    1,
                    "dumbbell-row",
                    SetRole.STRAIGHT,
                    Exact.of(60),
                    WeightUnit.KG,
                    each,
                    null,
                    false,
                    BEGUN.plus(Duration.ofMinutes(1L + sets.size())),
                    "d1-dumbbell-row"));
        }
        return sets;
    }

    private static String golden(String named) throws IOException {
        var name = "/golden/" + named + ".json";
        try (var file = MiniSetEventsTest.class.getResourceAsStream(name)) {
            return new String(requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
