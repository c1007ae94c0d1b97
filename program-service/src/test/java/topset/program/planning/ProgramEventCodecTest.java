package topset.program.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.edge.Exercises;
import topset.program.OnPostgres;
import topset.program.training.LiftCheck;
import topset.program.training.TrainingCalendar;
import topset.program.training.TrainingCalendar.ZoneSince;
import topset.program.training.lift.LoggedSet;
import topset.store.Athlete;

/** Every event version ever written stays readable: the golden files are never changed, only added to. */
class ProgramEventCodecTest {

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_written_as_its_golden_file_has_it(ProgramEvent event) throws IOException {
        assertThat(ProgramEventCodec.write(event)).isEqualTo(golden(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_golden_file_is_read_as_the_event_it_was_written_from(ProgramEvent event) throws IOException {
        assertThat(ProgramEventCodec.read(ProgramEventCodec.type(event), golden(event)))
                .isEqualTo(event);
    }

    private static String golden(ProgramEvent event) throws IOException {
        var name = "/golden/" + ProgramEventCodec.type(event) + ".json";
        try (var file = ProgramEventCodecTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** One event of each type, the last two as the decider gives them for the first row of training-rules.md § 10. */
    static Stream<ProgramEvent> events() {
        var programId = UUID.fromString("00000000-0000-4000-8000-000000000001");
        var now = Instant.parse("2026-11-24T18:05:00Z");
        var monday = LocalDate.parse("2026-11-23");
        var request = OnPostgres.benchPress(new Athlete("iron-temple", "lifter-1"), monday, 120);
        var checked = LiftCheck.check(
                request.lifts(),
                new LiftCheck.Context(new Exercises()::find, WeightUnit.KG, monday, null, false, null));
        if (!(checked instanceof LiftCheck.Accepted accepted)) {
            throw new IllegalStateException("the lifts are within the rules");
        }
        var start = new ProgramCommand.Start(programId, 1, monday, null, null, accepted.lifts(), List.of(), now);
        var started = ProgramDecider.decide(start, null);
        var program = Program.evolve(null, started.getFirst());
        var set = new LoggedSet(
                "00000000-0000-4000-8000-000000000003",
                "00000000-0000-4000-8000-000000000002",
                Instant.parse("2026-11-24T17:40:00Z"),
                1,
                "bench-press",
                SetRole.TOP,
                new Weight(new java.math.BigDecimal("120"), WeightUnit.KG),
                4,
                new java.math.BigDecimal("8.5"),
                false,
                now,
                "d1-bench-press");
        var calendar = new TrainingCalendar(monday, List.of(new ZoneSince(now, java.time.ZoneId.of("Europe/Berlin"))));
        var folded = ProgramDecider.decide(
                new ProgramCommand.Fold(
                        0, calendar, List.of(set), java.util.Set.of(set.sessionId()), now, null, "iron-temple/s/2"),
                program);
        var events = new ArrayList<ProgramEvent>();
        events.add(new ProgramEvent.ProfileChanged(
                new Profile.Details(
                        "Europe/Berlin",
                        WeightUnit.KG,
                        LocalDate.parse("2024-01-01"),
                        false,
                        Profile.Goal.SIZE_AND_STRENGTH,
                        "Kim",
                        new Profile.Bodyweight(new java.math.BigDecimal("82.5"), WeightUnit.KG, monday)),
                now));
        events.addAll(started);
        events.add(folded.get(1)); // week 2
        events.add(folded.getLast()); // today's backoff
        return events.stream();
    }
}
