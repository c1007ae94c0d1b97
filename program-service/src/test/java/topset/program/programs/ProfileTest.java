package topset.program.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.WeightUnit;
import topset.program.coaching.StateLimits;
import topset.rules.DecisionOf;
import topset.rules.check.Limits;
import topset.rules.week.Injuries;

class ProfileTest {
    private static final Instant NOW = Instant.parse("2026-11-24T18:05:00Z");

    @Test
    void it_keeps_since_when_the_athlete_is_injured_and_since_when_no_more() {
        var first = evolve(null, true, 0);
        var again = evolve(first, true, 1);
        var well = evolve(again, false, 2);

        assertThat(again.injuries()).isEqualTo(first.injuries());
        assertThat(well.injuries().changes())
                .containsExactly(new Injuries.InjuryChange(NOW, true), new Injuries.InjuryChange(at(2), false));
        assertThat(well.injuries().isInjured(NOW.minusNanos(1))).isFalse();
        assertThat(well.injuries().isInjured(NOW)).isTrue();
        assertThat(well.injuries().isInjured(at(2).minusNanos(1))).isTrue();
        assertThat(well.injuries().isInjured(at(2))).isFalse();
        assertThat(well.injuries().isInjured(at(9))).isFalse();
    }

    @Test
    void it_is_stored_and_read_with_its_injuries() {
        var injured = evolve(evolve(null, false, 0), true, 1);
        assertThat(ProgramEventCodec.read(ProgramEventCodec.write(injured), Profile.class))
                .isEqualTo(injured);
    }

    @Test
    void the_changes_of_an_injury_are_limited() {
        var full = IntStream.range(0, Limits.INJURIES)
                .boxed()
                .<Profile>reduce(evolve(null, false, 0), (profile, n) -> evolve(profile, n % 2 == 0, n), (a, b) -> b);
        assertThat(full.injuries().changes()).hasSize(Limits.INJURIES);
        assertThatThrownBy(() -> StateLimits.beforeProfile(full, evolve(full, true, 1_000)))
                .hasMessageContaining(
                        "must stay false: it was changed 500 times, and no more than 500 changes are" + " allowed");
        assertThatCode(() -> StateLimits.beforeProfile(full, evolve(full, false, 1_000)))
                .doesNotThrowAnyException();
    }

    private static Profile evolve(@Nullable Profile before, boolean injured, int hours) {
        var details = DecisionOf.profile("UTC", WeightUnit.KG, injured, null, null);
        return Profile.evolve(before, new ProgramEvent.ProfileChanged(details, at(hours)));
    }

    private static Instant at(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }
}
