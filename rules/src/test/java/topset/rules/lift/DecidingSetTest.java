package topset.rules.lift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.contract.WeightUnit;
import topset.rules.load.Body;
import topset.rules.load.Exact;

class DecidingSetTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void the_heaviest_decides() {
        assertDecides("b", set("a", "100", 1, "10", 0), set("b", "102.5", 8, "6", 0));
    }

    @Test
    void loads_that_look_the_same_are_the_same() {
        assertDecides("a", set("a", "100.02", 3, "8", 0), set("b", "100.04", 4, "8", 0));
    }

    @Test
    void then_the_fewest_reps() {
        assertDecides("a", set("a", "100", 3, null, 0), set("b", "100", 4, "10", 1));
    }

    @Test
    void then_the_highest_rpe_and_an_absent_one_is_the_lowest() {
        assertDecides("b", set("a", "100", 4, "8", 1), set("b", "100", 4, "8.5", 0));
        assertDecides("a", set("a", "100", 4, "1", 0), set("b", "100", 4, null, 1));
    }

    @Test
    void then_the_latest_then_the_greatest_id() {
        assertDecides("a", set("a", "100", 4, "8", 1), set("b", "100", 4, "8", 0));
        assertDecides("b", set("a", "100", 4, "8", 0), set("b", "100", 4, "8", 0));
        assertDecides("b", set("A", "100", 4, "8", 0), set("b", "100", 4, "8", 0));
    }

    @Test
    void one_repetition_is_estimated_from_and_none_is_not() {
        assertThat(deciding(set("a", "100", 1, "10", 0)).e1rm(Body.NOTHING)).isEqualTo(Exact.of(100));
        assertThat(deciding(set("a", "100", 0, "10", 0)).e1rm(Body.NOTHING)).isNull();
        assertThat(deciding(set("a", "100", 1, null, 0)).e1rm(Body.NOTHING)).isNull();
    }

    private static DecidingSet deciding(LoggedSet set) {
        return Objects.requireNonNull(DecidingSet.among(List.of(set), WeightUnit.KG));
    }

    private static void assertDecides(String id, LoggedSet... sets) {
        List<LoggedSet> delivered = new ArrayList<>(List.of(sets));
        assertThat(decidingId(delivered)).isEqualTo(id);
        Collections.reverse(delivered);
        assertThat(decidingId(delivered)).isEqualTo(id);
    }

    private static @Nullable String decidingId(List<LoggedSet> sets) {
        DecidingSet deciding = DecidingSet.among(sets, WeightUnit.KG);
        return deciding == null ? null : deciding.setId();
    }

    private static LoggedSet set(String id, String load, int reps, @Nullable String rpe, int minute) {
        return new LoggedSet(
                id,
                "session",
                NOON,
                null,
                "bench-press",
                SetRole.TOP,
                Exact.parse(load),
                WeightUnit.KG,
                reps,
                rpe == null ? null : Exact.parse(rpe),
                false,
                NOON.plusSeconds(60L * minute),
                null);
    }
}
