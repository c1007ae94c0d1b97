package topset.program.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.program.programs.SeenFlag.FlagCause;

/** Tests when a flag that was seen is open again: if and only if something raises it that was not there before. */
class SeenFlagLawTest {
    private static final UUID PROGRAM = UUID.fromString("00000000-0000-4000-8000-000000000001");

    @Provide
    Arbitrary<List<FlagCause>> causes() {
        var sets = Arbitraries.of("a", "b", "c", "d").set().ofMaxSize(4).map(List::copyOf);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of("d1-bench-press", "d1-squat").injectNull(0.3),
                        Arbitraries.of("chest", "quads").injectNull(0.5),
                        sets,
                        Arbitraries.integers().between(5, 9).injectNull(0.8))
                .as(SeenFlagLawTest::cause)
                .list()
                .ofMaxSize(5);
    }

    private static FlagCause cause(
            int week,
            @Nullable String slotId,
            @Nullable String about,
            List<String> setIds,
            @Nullable Integer setCount) {
        return new FlagCause(PROGRAM, week, new StandingFlag(FlagCode.PAIN_REPORTED, slotId, about, setIds, setCount));
    }

    private static SeenFlag seen(List<FlagCause> causes) {
        return new SeenFlag(FlagCode.PAIN_REPORTED, causes, "kim", Instant.EPOCH, null);
    }

    @Property
    void what_was_seen_stays_seen_in_any_order_and_when_some_of_it_is_gone(
            @ForAll("causes") List<FlagCause> causes, @ForAll Random random) {
        var left = new ArrayList<FlagCause>();
        for (var cause : causes) {
            if (random.nextBoolean()) {
                var sets = cause.flag().setIds().stream()
                        .filter(set -> random.nextBoolean())
                        .toList();
                left.add(cause(cause.week(), cause.flag().slotId(), cause.flag().about(), sets, null));
            }
        }
        Collections.shuffle(left, random);

        assertThat(seen(causes).covers(left)).isTrue();
    }

    @Property
    void another_week_opens_it(@ForAll("causes") List<FlagCause> causes) {
        assertThat(seen(causes).covers(with(causes, cause(4, null, null, List.of(), null))))
                .isFalse();
    }

    @Property
    void another_set_opens_it(@ForAll("causes") List<FlagCause> causes) {
        assertThat(seen(causes).covers(with(causes, cause(1, null, null, List.of("e"), null))))
                .isFalse();
    }

    @Property
    void another_lift_opens_it(@ForAll("causes") List<FlagCause> causes) {
        assertThat(seen(causes).covers(with(causes, cause(1, "d2-deadlift", null, List.of(), null))))
                .isFalse();
    }

    @Property
    void more_sets_than_are_named_open_it(@ForAll("causes") List<FlagCause> causes) {
        assertThat(seen(causes).covers(with(causes, cause(1, null, null, List.of(), 10))))
                .isFalse();
    }

    private static List<FlagCause> with(List<FlagCause> causes, FlagCause another) {
        var all = new ArrayList<>(causes);
        all.add(another);
        return all;
    }
}
