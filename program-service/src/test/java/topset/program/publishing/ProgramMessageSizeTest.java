package topset.program.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.DeloadDetails.PlannedDeload;
import topset.contract.EventType;
import topset.contract.Exercise;
import topset.contract.Exercise.LoadMode;
import topset.contract.FlagCode;
import topset.contract.PlannedLift;
import topset.contract.ProfileDetails;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.contract.TargetOverride.OverriddenTarget;
import topset.contract.Topics;
import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.edge.exercises.Exercises;
import topset.program.programs.AthletePrograms;
import topset.program.programs.PlanState;
import topset.program.programs.Profile;
import topset.program.programs.Program;
import topset.program.programs.ProgramEvent;
import topset.program.programs.ProgramEventCodec;
import topset.program.replanning.Replan;
import topset.rules.Checked;
import topset.rules.DecisionOf;
import topset.rules.check.LiftCheck;
import topset.rules.check.Limits;
import topset.rules.check.Structure;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.NamedSets;
import topset.rules.load.Exact;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.Progressions;
import topset.rules.week.GymSettings;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.SlotWeek;
import topset.rules.week.TodayBackoff;
import topset.store.Athlete;
import topset.store.OutgoingMessage;
import topset.store.RecordedEvent;

/**
 * Tests the size of messages whose values are all at their limits, in the characters that need the most bytes: JSON
 * escapes U+0001 with six.
 */
class ProgramMessageSizeTest {
    private static final UUID PROGRAM = UUID.fromString("00000000-0000-4000-8000-000000000001");
    private static final Athlete ATHLETE = new Athlete("g".repeat(63), "A".repeat(64));
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    private static final Instant NOW = Instant.parse("2026-11-24T18:05:00.123456Z");
    private static final String CE_ID = "x".repeat(300);
    private static final Exercises EXERCISES = new Exercises();
    private static final LiftCheck.Context CONTEXT =
            Checked.context(EXERCISES::find, WeightUnit.LB, MONDAY, null, false, null, exercise -> null);

    /** The exercises that need no bodyweight. */
    private static final List<Exercise> EXTERNAL = EXERCISES.all().stream()
            .filter(each -> each.movement().loadMode() == LoadMode.EXTERNAL)
            .toList();

    /** The flags that exclude each other in one week of a slot, and the flags that are about no slot. */
    private static final Set<FlagCode> OTHERS = EnumSet.of(
            FlagCode.BACKOFFS_TOO_EASY,
            FlagCode.NOT_TRAINED,
            FlagCode.LAYOFF,
            FlagCode.MISSED_TODAY,
            FlagCode.DELOAD_SUGGESTED,
            FlagCode.VOLUME_LOW,
            FlagCode.VOLUME_HIGH,
            FlagCode.UNMATCHED_SET);

    @Test
    void no_message_is_longer_than_its_limit_with_everything_at_its_own() {
        var longest = new EnumMap<EventType, Integer>(EventType.class);
        events().forEach(event -> new ProgramPublication()
                .messages(recorded(event))
                .forEach(message -> longest.merge(type(message), size(message), Math::max)));

        assertThat(longest.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .filter(type -> type.source() == EventType.Source.PROGRAM)
                        .toList());
        assertThat(longest.values()).allMatch(bytes -> bytes <= Limits.MESSAGE_BYTES, "in " + longest);
    }

    @Test
    void nor_is_the_newest_state_of_a_slot() {
        var started = started(0);
        var slotId = started.lifts().getFirst().slotId();
        var weeks = new PlanState(
                Map.of(
                        new Program.SlotInWeek(1, slotId), week(slotId, 1),
                        new Program.SlotInWeek(2, slotId), week(slotId, 2)),
                Map.of(),
                Map.of(),
                Map.of());
        var program = Program.started(started).with(weeks);
        var details = DecisionOf.profile("Europe/Berlin", WeightUnit.KG);
        var profile = Profile.evolve(null, new ProgramEvent.ProfileChanged(details, NOW));
        var planned = new AthletePrograms.Planned(program, 2, null);
        var programs = AthletePrograms.of(ATHLETE, profile, List.of(planned), null);
        var state = SlotTargetMessages.state(recorded(target(slotId)), programs, program, slotId, NOW);

        assertThat(state.topic()).isEqualTo(Topics.TARGETS);
        assertThat(size(state)).isBetween(10_000, Limits.MESSAGE_BYTES);
    }

    @Test
    void nor_is_a_program_whose_lifts_all_have_the_longest_loads_of_a_gym() {
        var loads = IntStream.range(0, Limits.LOADS_OF_A_GYM)
                .mapToObj(n -> new BigDecimal(1000 + n + ".125"))
                .toList();
        var exercises = EXTERNAL.stream().limit(Limits.LIFTS).map(Exercise::id).toList();
        int half = Limits.LIFTS / 2;
        var machines = List.of(
                new GymSettings.Machine(null, exercises.subList(0, half), loads, null),
                new GymSettings.Machine(null, exercises.subList(half, Limits.LIFTS), loads, null));
        var gym = new GymSettings(WeightUnit.LB, null, null, null, null, machines, null, null);
        var lifts = accepted(
                IntStream.range(0, Limits.LIFTS).mapToObj(n -> lift(n, 333, null)),
                Checked.context(
                        EXERCISES::find,
                        WeightUnit.LB,
                        MONDAY,
                        null,
                        false,
                        null,
                        exercise -> null,
                        Bodyweights.NONE,
                        Progressions.STANDARD,
                        gym,
                        unknown -> ""));

        assertThat(lifts)
                .allSatisfy(lift -> assertThat(lift.equipment().loads()).hasSize(Limits.LOADS_OF_A_GYM));
        assertThat(new ProgramPublication().messages(recorded(started(lifts))))
                .singleElement()
                .satisfies(message -> assertThat(size(message)).isBetween(50_000, Limits.MESSAGE_BYTES));
    }

    @Test
    void a_message_about_all_flags_names_fewer_sets_of_each_where_many_stand() {
        assertThat(ProgramResults.shortened(flags(60).subList(0, 50)))
                .allSatisfy(each -> assertThat(each.setIds()).hasSize(NamedSets.MOST));
        assertThat(ProgramResults.shortened(flags(60))).allSatisfy(each -> {
            assertThat(each.setIds()).hasSize(1);
            assertThat(each.setCount()).isEqualTo(500);
        });
    }

    @Test
    void written_reasons_and_racks_that_would_make_a_program_longer_are_refused() {
        assertThat(refused(IntStream.range(0, Limits.LIFTS).mapToObj(n -> lift(n, 333, rack(100)))))
                .isEmpty();
        assertThat(refused(IntStream.range(0, Limits.LIFTS).mapToObj(n -> lift(n, 334, rack(101)))))
                .extracting(each -> each.field() + " " + each.rule() + ": " + each.message())
                .containsExactly(
                        "lifts force: must have at most 20000 characters in the written reasons of all lifts, not"
                                + " 20040",
                        "lifts loadable: must list at most 6000 loadable weights in the equipment of all lifts"
                                + " together, not 6060");
    }

    private static Stream<ProgramEvent> events() {
        var slotId = started(0).lifts().getFirst().slotId();
        var text = "\u0001".repeat(Limits.REASON);
        return Stream.of(
                new ProgramEvent.ProfileChanged(
                        new ProfileDetails(
                                ZoneId.getAvailableZoneIds().stream()
                                        .max(Comparator.comparingInt(String::length))
                                        .orElseThrow(),
                                WeightUnit.LB,
                                MONDAY,
                                true,
                                ProfileDetails.Goal.SIZE_AND_STRENGTH,
                                "\u0001".repeat(200),
                                new ProfileDetails.Bodyweight(new BigDecimal("182.505"), WeightUnit.LB, MONDAY)),
                        NOW),
                started(0),
                started(1),
                new ProgramEvent.LiftChanged(
                        PROGRAM,
                        500,
                        accepted(Stream.of(lift(1, Limits.REASON, rack(Limits.LOADS))))
                                .getFirst(),
                        List.of(),
                        NOW,
                        null),
                new ProgramEvent.ProgramPaused(PROGRAM, DecisionOf.pause(MONDAY, MONDAY, text), NOW),
                new ProgramEvent.ProgramResumed(PROGRAM, MONDAY, NOW),
                new ProgramEvent.ProgramEnded(PROGRAM, MONDAY, NOW),
                new ProgramEvent.TargetOverridden(
                        PROGRAM,
                        new OverriddenTarget(slotId, 500, DecisionOf.override("115.125", 3, "22.5", 2, text)),
                        NOW),
                new ProgramEvent.OverrideRemoved(PROGRAM, slotId, 500, NOW),
                new ProgramEvent.DeloadPlanned(
                        PROGRAM, new PlannedDeload(500, DecisionOf.deload("87.125", 2, text)), NOW),
                new ProgramEvent.DeloadRemoved(PROGRAM, 500, NOW),
                target(slotId),
                new ProgramEvent.Result(
                        ProgramResults.flags(ATHLETE, Program.started(started(0)), 2, List.of(), flags(Limits.LIFTS))),
                new ProgramEvent.Result(ProgramResults.backoff(
                        ATHLETE,
                        Program.started(started(0)),
                        started(0).lifts().getFirst(),
                        2,
                        UUID.randomUUID().toString(),
                        new TodayBackoff(
                                Exact.parse("102.5"),
                                Exact.parse("102.125"),
                                Exact.of(15),
                                3,
                                List.of(NamedSets.of(ids(1)).why("backoff.after-overshoot", "s".repeat(500)))))),
                new ProgramEvent.AthleteErased(NOW));
    }

    private static ProgramEvent target(String slotId) {
        var program = Program.started(started(0));
        return new ProgramEvent.Result(ProgramResults.target(
                ATHLETE, program, week(slotId, 2), week(slotId, 1).slotWeek(), CE_ID));
    }

    /**
     * Returns a target that is at least as long as the longest possible one. It has every reason, and every flag that
     * can occur together with the others.
     */
    private static Program.StoredTarget week(String slotId, int week) {
        var calendar = new topset.rules.week.TrainingCalendar(
                MONDAY, List.of(new topset.rules.week.TrainingCalendar.ZoneSince(Instant.EPOCH, ZoneId.of("UTC"))));
        var definition = ProgramDefinition.of(calendar, started(0).lifts(), EXERCISES::find, null);
        var of = Objects.requireNonNull(new Replan(ATHLETE, 0, definition, List.of(), Set.of(), NOW, CE_ID)
                        .of(Program.started(started(0)))
                        .rows()
                        .weeks()
                        .get(new Program.SlotInWeek(week, slotId)))
                .slotWeek();
        var why = new ArrayList<>(IntStream.range(0, 5)
                .mapToObj(n -> NamedSets.of(ids(500)).why("backoff.after-overshoot", "s".repeat(500)))
                .toList());
        why.add(new Why("override", "the coach wants " + "\u0001".repeat(Limits.REASON)));
        return new Program.StoredTarget(
                new SlotWeek(
                        slotId,
                        week,
                        of.status(),
                        of.prescription(),
                        of.prescription(),
                        of.state(),
                        of.done(),
                        why,
                        Stream.of(FlagCode.values())
                                .map(code -> NamedSets.of(ids(500)).flag(code, "e".repeat(64)))
                                .toList(),
                        null),
                Integer.MAX_VALUE,
                true);
    }

    /**
     * Returns the flags of every slot, of the muscles, and of sets that match no lift: twenty exercises by name and the
     * others together.
     */
    private static List<StandingFlag> flags(int slots) {
        var flags = new ArrayList<StandingFlag>();
        var ofASlot = EnumSet.complementOf(EnumSet.copyOf(OTHERS));
        accepted(IntStream.range(0, slots).mapToObj(n -> lift(n, 0, null)))
                .forEach(lift -> ofASlot.forEach(code -> flags.add(
                        StandingFlag.of(lift.slotId(), NamedSets.of(ids(500)).flag(code)))));
        for (int n = 0; n < 21; n++) {
            var about = "e".repeat(62) + n;
            for (var code : List.of(
                    FlagCode.UNMATCHED_SET, FlagCode.PAIN_REPORTED, FlagCode.PERSONAL_RECORD, FlagCode.SUDDEN_DROP)) {
                flags.add(StandingFlag.of(null, NamedSets.of(ids(500)).flag(code, about)));
            }
        }
        flags.add(StandingFlag.of(null, NamedSets.of(ids(500)).flag(FlagCode.DELOAD_SUGGESTED)));
        EXERCISES.all().stream()
                .flatMap(exercise -> exercise.muscles().primary().stream())
                .distinct()
                .forEach(muscle ->
                        flags.add(StandingFlag.of(null, NamedSets.of(ids(500)).flag(FlagCode.VOLUME_HIGH, muscle))));
        return flags;
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new UUID(7, n).toString())
                .toList();
    }

    /** Returns a program whose lifts use lists of fixed weights, or barbells with many plates. */
    private static ProgramEvent.ProgramStarted started(int equipment) {
        var lifts = accepted(
                IntStream.range(0, Limits.LIFTS).mapToObj(n -> lift(n, 333, equipment == 0 ? rack(100) : barbell())));
        return started(lifts);
    }

    private static ProgramEvent.ProgramStarted started(List<Lift> lifts) {
        return new ProgramEvent.ProgramStarted(
                PROGRAM,
                1,
                MONDAY,
                "heavy-volume",
                null,
                Structure.HEAVY_VOLUME,
                12,
                lifts,
                List.of(),
                "asked",
                NOW,
                null,
                null);
    }

    private static List<Lift> accepted(Stream<LiftRequest> lifts) {
        return accepted(lifts, CONTEXT);
    }

    private static List<Lift> accepted(Stream<LiftRequest> lifts, LiftCheck.Context context) {
        return Checked.accepted(found -> LiftCheck.check(lifts.toList(), context, found))
                .lifts();
    }

    private static List<Checked.Violation> refused(Stream<LiftRequest> lifts) {
        return Checked.refused(found -> LiftCheck.check(lifts.toList(), CONTEXT, found));
    }

    private static LiftRequest lift(int n, int reason, PlannedLift.@Nullable Equipment equipment) {
        var exercise = EXTERNAL.get(n).id();
        return new LiftRequest(
                "s".repeat(62) + (10 + n),
                1 + n % 7,
                exercise,
                new PlannedLift.Scheme("SINGLE_TOP", null, null, null, null, null, null, null, null, null),
                new PlannedLift.Progression("WAVE", new BigDecimal("2.505"), null),
                new LiftRequest.Start(
                        null,
                        null,
                        new PlannedLift.RecentSet(new BigDecimal("120.125"), 10, new BigDecimal("8.5")),
                        null,
                        null),
                equipment,
                new PlannedLift.Force(reason == 0 ? "forced" : "\u0001".repeat(reason)));
    }

    private static PlannedLift.Equipment rack(int loads) {
        return new PlannedLift.Equipment(
                "FIXED",
                null,
                null,
                IntStream.range(0, loads)
                        .mapToObj(n -> new BigDecimal(1000 + n).add(new BigDecimal("0.125")))
                        .toList(),
                null);
    }

    private static PlannedLift.Equipment barbell() {
        return new PlannedLift.Equipment(
                "BARBELL",
                new BigDecimal("45.125"),
                IntStream.range(0, Limits.KINDS_OF_PLATE)
                        .mapToObj(n -> new PlannedLift.Plate(new BigDecimal(50 + n).add(new BigDecimal("0.25")), 50))
                        .toList(),
                null,
                null);
    }

    private static RecordedEvent recorded(ProgramEvent event) {
        var time = OffsetDateTime.parse("2026-11-24T18:05:00.123456Z");
        return new RecordedEvent(
                Long.MAX_VALUE,
                ATHLETE,
                Long.MAX_VALUE,
                ProgramStream.of("iron-temple", PROGRAM).name(),
                Long.MAX_VALUE,
                ProgramEventCodec.type(event),
                time,
                time,
                ProgramEventCodec.data(event),
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    }

    private static EventType type(OutgoingMessage message) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.ceType().equals(message.headers().get("ce_type")))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the length of value, key and headers. Kafka adds a few bytes to each. */
    private static int size(OutgoingMessage message) {
        int headers = message.headers().entrySet().stream()
                .mapToInt(each -> bytes(each.getKey()) + bytes(each.getValue()))
                .sum();
        return headers + bytes(message.key()) + Objects.requireNonNull(message.value()).length;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
