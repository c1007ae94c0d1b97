package topset.program.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import topset.contract.FlagCode;
import topset.contract.PlannedLift;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.contract.ProgramFact.ProgramStarted;
import topset.contract.ProgramFact.TargetRecomputed;
import topset.contract.ScheduledDay;
import topset.contract.SetRole;
import topset.contract.TemplateDay;
import topset.contract.WeightUnit;
import topset.edge.exercises.Exercises;
import topset.program.OnPostgres;
import topset.program.programs.SeenFlag.FlagCause;
import topset.program.publishing.ProgramFeed;
import topset.program.publishing.ProgramPublication;
import topset.program.publishing.ProgramStream;
import topset.program.replanning.Replan;
import topset.program.replanning.Replan.PlanChange;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Prescription;
import topset.rules.lift.Variant;
import topset.rules.load.Exact;
import topset.rules.progression.ExerciseTrend;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.TrainingCalendar;
import topset.rules.week.TrainingCalendar.ZoneSince;
import topset.rules.week.WeeklySchedule;
import topset.store.Athlete;
import topset.store.RecordedEvent;

/**
 * Tests the stored form of every event against a golden file. From release 1.0 on, golden files are only added, so that
 * every form that a release has written stays readable.
 */
class ProgramEventCodecTest {
    private static final UUID PROGRAM = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Instant NOW = Instant.parse("2026-11-24T18:05:00Z");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final LoggedSet SET = new LoggedSet(
            "00000000-0000-4000-8000-000000000003",
            "00000000-0000-4000-8000-000000000002",
            Instant.parse("2026-11-24T17:40:00Z"),
            1,
            "bench-press",
            SetRole.TOP,
            Exact.of(120),
            WeightUnit.KG,
            4,
            Exact.parse("8.5"),
            false,
            NOW,
            "d1-bench-press");

    @Test
    void every_kind_of_event_has_a_golden_file() {
        assertThat(events().<Class<?>>map(ProgramEvent::getClass).collect(Collectors.toSet()))
                .isEqualTo(kinds(ProgramEvent.class).collect(Collectors.toSet()));
    }

    private static Stream<Class<?>> kinds(Class<?> of) {
        return of.isSealed()
                ? Arrays.stream(of.getPermittedSubclasses()).flatMap(ProgramEventCodecTest::kinds)
                : Stream.of(of);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_written_as_its_golden_file_has_it(ProgramEvent event) throws IOException {
        assertThat(ProgramEventCodec.data(event)).isEqualTo(golden(event));
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_golden_file_is_read_as_the_event_it_was_written_from(ProgramEvent event) throws IOException {
        assertThat(ProgramEventCodec.read(ProgramEventCodec.type(event), golden(event)))
                .isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_decided_event_brings_the_messages_that_its_row_makes(ProgramEvent event) {
        var decided = ProgramStream.newEvent(event, Instant.parse("2026-11-24T18:05:00Z"));
        var stored = new RecordedEvent(
                7,
                new Athlete("iron-temple", "lifter-1"),
                3,
                "program-00000000-0000-4000-8000-000000000001",
                2,
                decided.type(),
                decided.occurredAt(),
                decided.occurredAt(),
                decided.data(),
                null);
        var messages = decided.messages();

        assertThat(messages == null ? List.of() : messages.messages(stored))
                .usingRecursiveComparison()
                .isEqualTo(new ProgramPublication().messages(stored));
    }

    /** The next computation starts from these rows. */
    @ParameterizedTest
    @MethodSource("rows")
    void a_row_of_a_plan_is_written_and_read_as_its_golden_file_has_it(String named, Object row) throws IOException {
        assertThat(ProgramEventCodec.write(row)).isEqualTo(golden(named));
        assertThat(ProgramEventCodec.read(golden(named), row.getClass())).isEqualTo(row);
    }

    static Stream<Arguments> rows() {
        var plan = plan(started()).rows();
        var second = plan.weeks().get(new Program.SlotInWeek(2, "d1-bench-press"));
        return Stream.of(
                arguments("SlotWeek", Objects.requireNonNull(second).slotWeek()),
                arguments(
                        "ExerciseTrend",
                        new ExerciseTrend(
                                Exact.ratio(423, 3), List.of(Exact.of(140), Exact.of(142)), Exact.of(142), 2)),
                arguments(
                        "StandingFlag",
                        new StandingFlag(
                                FlagCode.WARM_UP_SKIPPED, "d1-bench-press", null, List.of(SET.setId()), null)));
    }

    @Test
    void a_program_is_stored_after_its_decisions_as_its_golden_file_has_it() throws IOException {
        var program = ProgramState.evolve(new ProgramState.Absent(), started());
        for (var event : events().toList()) {
            if (event instanceof ProgramEvent.OfCoach decided && !(event instanceof ProgramEvent.ProgramStarted)) {
                program = program.after(decided);
            }
        }

        assertThat(ProgramForm.text(program)).isEqualTo(golden("Program"));
        assertThat(ProgramForm.program(golden("Program"))).isEqualTo(program);
    }

    @Test
    void a_program_of_mini_sets_is_written_and_read_as_its_golden_file_has_it() throws IOException {
        var lifts = List.of(
                miniSets(1, "CLUSTER", new LiftRequest.Start(null, new BigDecimal(150), null, null, null)),
                miniSets(4, "REST_PAUSE", new LiftRequest.Start(new BigDecimal(60), null, null, null, null)));
        var started = StartedPrograms.of(PROGRAM, MONDAY, lifts, NOW);
        var golden = golden("ProgramStarted.v1.mini-sets");

        assertThat(ProgramEventCodec.write(started)).isEqualTo(golden);
        assertThat(ProgramEventCodec.read("ProgramStarted.v1", golden)).isEqualTo(started);
    }

    @Test
    void a_program_of_several_templates_is_written_published_and_read_with_them() throws IOException {
        var plain =
                (ProgramEvent.ProgramStarted) ProgramEventCodec.read("ProgramStarted.v1", golden("ProgramStarted.v1"));
        var templates = List.of(new TemplateDay(1, "push-day"), new TemplateDay(4, "leg-day"));
        var started = new ProgramEvent.ProgramStarted(
                plain.programId(),
                plain.nth(),
                plain.startsOn(),
                null,
                templates,
                null,
                null,
                plain.lifts(),
                plain.warnings(),
                plain.asked(),
                plain.at(),
                null,
                null);
        var golden = golden("ProgramStarted.v1.templates");

        assertThat(ProgramEventCodec.write(started)).isEqualTo(golden);
        assertThat(ProgramEventCodec.read("ProgramStarted.v1", golden)).isEqualTo(started);
        assertThat(ProgramFeed.publish(new Athlete("iron-temple", "lifter-1"), started))
                .isInstanceOfSatisfying(
                        ProgramStarted.class,
                        fact -> assertThat(fact.templates()).isEqualTo(templates));
    }

    @Test
    void a_swapped_lift_is_written_and_read_as_its_golden_file_has_it() throws IOException {
        var golden = golden("LiftChanged.v1.swap");
        var changed = (ProgramEvent.LiftChanged) ProgramEventCodec.read("LiftChanged.v1", golden);

        assertThat(changed.lift().start())
                .isEqualTo(new Lift.Start(
                        Exact.parse("127.5"),
                        null,
                        null,
                        false,
                        Exact.parse("129.2"),
                        new Lift.Swap("squat", Exact.of(200), Exact.parse("0.8"))));
        assertThat(ProgramEventCodec.write(changed)).isEqualTo(golden);
        assertThat(ProgramFeed.publish(new Athlete("iron-temple", "lifter-1"), changed))
                .isInstanceOfSatisfying(
                        topset.contract.ProgramFact.LiftChanged.class,
                        published -> assertThat(published.lift().start())
                                .as("a load, as if it had been given")
                                .isEqualTo(new PlannedLift.Start(new BigDecimal("127.5"), null, null, null)));
    }

    @Test
    void a_prescription_says_whose_mini_sets_it_is_and_straight_sets_are_stored_as_before() {
        var sets = "{\"kind\":\"STRAIGHT\",\"unit\":\"kg\",\"sets\":5,\"load\":\"60/1\",\"exactLoad\":\"60/1\","
                + "\"reps\":{\"min\":8,\"max\":12}";
        var restPause = sets + ",\"miniSets\":\"REST_PAUSE\",\"totalReps\":20}";
        var straight = sets + "}";

        for (var stored : List.of(restPause, straight)) {
            assertThat(ProgramEventCodec.write(ProgramEventCodec.read(stored, Prescription.class)))
                    .isEqualTo(stored);
        }
        assertThat(((Prescription.Straight) ProgramEventCodec.read(restPause, Prescription.class)).miniSets())
                .isEqualTo(Variant.REST_PAUSE);
    }

    private static LiftRequest miniSets(int day, String variant, LiftRequest.Start start) {
        var scheme = new PlannedLift.Scheme(variant, null, null, null, null, null, null, null, null, null);
        return new LiftRequest(null, day, "bench-press", scheme, null, start, null, null);
    }

    /** Returns the golden file of an event. A program that starts with weekdays has one of its own. */
    private static String golden(ProgramEvent event) throws IOException {
        var withWeekdays = event instanceof ProgramEvent.ProgramStarted started && started.weekdays() != null;
        return golden(ProgramEventCodec.type(event) + (withWeekdays ? ".weekdays" : ""));
    }

    private static ProgramEvent withWeekdays(ProgramEvent.ProgramStarted started, List<ScheduledDay> weekdays) {
        return new ProgramEvent.ProgramStarted(
                started.programId(),
                started.nth(),
                started.startsOn(),
                started.template(),
                started.templates(),
                started.structure(),
                started.deloadEvery(),
                started.lifts(),
                started.warnings(),
                started.asked(),
                started.at(),
                started.programTemplate(),
                weekdays);
    }

    private static String golden(String named) throws IOException {
        var name = "/golden/" + named + ".json";
        try (var file = ProgramEventCodecTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** The event as its golden file has it, so that a new field changes the file alone. */
    private static ProgramEvent stored(String type) {
        try {
            return ProgramEventCodec.read(type, golden(type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the plan after the first row of training-rules.md § 10. */
    private static PlanChange plan(ProgramEvent.ProgramStarted started) {
        var calendar = new TrainingCalendar(MONDAY, List.of(new ZoneSince(NOW, ZoneId.of("Europe/Berlin"))));
        return new Replan(
                        new Athlete("iron-temple", "lifter-1"),
                        0,
                        ProgramDefinition.of(calendar, started.lifts(), new Exercises()::find, null),
                        List.of(SET),
                        Set.of(SET.sessionId()),
                        NOW,
                        "iron-temple/s/2")
                .of(ProgramState.evolve(new ProgramState.Absent(), started));
    }

    private static ProgramEvent.ProgramStarted started() {
        var request = OnPostgres.benchPress(new Athlete("iron-temple", "lifter-1"), MONDAY, 120);
        return StartedPrograms.of(PROGRAM, MONDAY, request.lifts(), NOW);
    }

    /** Returns one event of each type. */
    static Stream<ProgramEvent> events() {
        var started = started();
        var events = new ArrayList<ProgramEvent>();
        events.add(stored("ProfileChanged.v1"));
        events.add(started);
        events.add(withWeekdays(started, List.of(new ScheduledDay(1, DayOfWeek.TUESDAY, MONDAY))));
        events.add(new ProgramEvent.AthleteErased(NOW));
        events.add(new ProgramEvent.RowChanged(NOW));
        var cause = new FlagCause(
                PROGRAM,
                2,
                new StandingFlag(FlagCode.PAIN_REPORTED, "d1-bench-press", null, List.of(SET.setId()), null));
        events.add(new ProgramEvent.FlagSeen(
                new SeenFlag(FlagCode.PAIN_REPORTED, List.of(cause), "kim", NOW, MONDAY.plusWeeks(1))));
        events.add(new ProgramEvent.FlagOpened(FlagCode.PAIN_REPORTED, NOW));
        events.add(new ProgramEvent.DayMissed(new topset.contract.ProgramFact.FlagsChanged(
                PROGRAM,
                "iron-temple",
                "lena",
                2,
                List.of(new StandingFlag(FlagCode.MISSED_TODAY, null, "2026-11-25", List.of(), null)),
                List.of(FlagCode.MISSED_TODAY))));
        events.add(new ProgramEvent.WeekdaysChanged(
                PROGRAM,
                new WeeklySchedule(List.of(new ScheduledDay(1, DayOfWeek.FRIDAY, MONDAY.plusDays(1))), 2, NOW),
                NOW));
        events.add(new ProgramEvent.LiftChanged(
                PROGRAM,
                3,
                started.lifts().getFirst(),
                List.of(new LiftCheck.LiftWarning("early", "soon")),
                NOW,
                null));
        events.add(stored("ProgramPaused.v1"));
        events.add(new ProgramEvent.ProgramResumed(PROGRAM, LocalDate.parse("2026-12-30"), NOW));
        events.add(new ProgramEvent.ProgramEnded(PROGRAM, LocalDate.parse("2027-02-01"), NOW));
        events.add(stored("TargetOverridden.v1"));
        events.add(new ProgramEvent.OverrideRemoved(PROGRAM, "d1-bench-press", 2, NOW));
        events.add(stored("DeloadPlanned.v1"));
        events.add(new ProgramEvent.DeloadRemoved(PROGRAM, 4, NOW));
        events.add(new ProgramEvent.Result(new topset.contract.ProgramFact.FlagsChanged(
                PROGRAM,
                "iron-temple",
                "lifter-1",
                2,
                List.of(
                        new StandingFlag(FlagCode.WARM_UP_SKIPPED, "d1-bench-press", null, List.of(SET.setId()), null),
                        new StandingFlag(FlagCode.VOLUME_LOW, null, "chest", List.of(), null)),
                List.of(FlagCode.VOLUME_LOW))));
        plan(started).results().stream()
                .filter(result -> !(result instanceof TargetRecomputed target) || target.week() == 2)
                .filter(result -> !(result instanceof topset.contract.ProgramFact.FlagsChanged))
                .map(ProgramEvent.Result::new)
                .forEach(events::add);
        return events.stream();
    }
}
