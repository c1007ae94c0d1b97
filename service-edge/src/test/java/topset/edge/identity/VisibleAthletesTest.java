package topset.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judgement of who sees whom. */
class VisibleAthletesTest {
    private static final Map<String, List<String>> COACHES =
            Map.of("lena", List.of("kim"), "mo", List.of("kim", "lee"));

    private final AtomicLong now = new AtomicLong();
    private boolean everyone;

    /** Each look at the clock makes the earlier answer too old. */
    private final VisibleAthletes visible =
            new OfCoaches(() -> now.addAndGet(Duration.ofSeconds(1).toNanos()), gym -> everyone);

    private static final class OfCoaches extends VisibleAthletes {
        private final Predicate<String> everyone;

        OfCoaches(Ticker ticker, Predicate<String> everyone) {
            super(ticker);
            this.everyone = everyone;
        }

        @Override
        protected boolean readCoachesSeeEveryone(String gym) {
            return everyone.test(gym);
        }

        @Override
        public Set<String> ofCoach(String gym, String coach, Collection<String> athletes) {
            return athletes.stream()
                    .filter(id -> COACHES.getOrDefault(id, List.of()).contains(coach))
                    .collect(Collectors.toSet());
        }

        @Override
        public boolean isNew(String gym, String athleteId) {
            return athleteId.startsWith("new");
        }
    }

    @Test
    void a_coach_sees_the_own_athletes_and_no_new_ones() {
        assertThat(visible.isVisible("gym", "kim", "lena")).isTrue();
        assertThat(visible.isVisible("gym", "lee", "lena")).isFalse();
        assertThat(visible.isVisible("gym", "lee", "new-1")).isFalse();
    }

    @ParameterizedTest(name = "{0}: reads of lena, mo and new {1}, changes {2}, lists {3}, begins {4}")
    @CsvSource({
        "lee coach, mo, mo, mo, new",
        "kim coach, lena mo, lena mo, lena mo, new",
        "lee coach analyst, mo, mo, mo, new",
        "lena coach athlete, lena, lena, '', new",
        "lee coach platform, lena mo new, lena mo new, lena mo new, ''",
        "lee platform, lena mo new, lena mo new, lena mo new, ''",
        "lee analyst, lena mo new, '', lena mo new, ''",
        "lena athlete, lena, lena, lena mo new, ''"
    })
    void the_role_coach_limits_unless_the_token_also_is_the_platforms_or_the_athletes_own(
            String who, String reads, String changes, String lists, String begins) {
        var athletes = List.of("lena", "mo", "new");
        var caller = caller(who);

        assertThat(athletes).filteredOn(caller::mayRead).isEqualTo(words(reads));
        assertThat(athletes).filteredOn(caller::mayWrite).isEqualTo(words(changes));
        assertThat(caller.athletes().visible(athletes)).containsExactlyInAnyOrderElementsOf(words(lists));
        assertThat(athletes).filteredOn(caller::mayEnroll).isEqualTo(words(begins));

        everyone = true;
        assertThat(athletes).noneMatch(caller(who)::mayEnroll);
    }

    @Test
    void everyone_is_seen_if_the_gym_says_so() {
        everyone = true;

        assertThat(visible.isVisible("gym", "lee", "lena")).isTrue();
        assertThat(filter("lee").onlyOf()).isNull();
        assertThat(filter("lee").visible(List.of("lena", "mo"))).containsExactlyInAnyOrder("lena", "mo");
    }

    @Test
    void a_filter_follows_the_gyms_decision_and_limits_coaches_only() {
        var lee = filter("lee");
        assertThat(lee.onlyOf()).isEqualTo("lee");
        assertThat(lee.visible(List.of("lena", "mo", "new-1"))).containsExactly("mo");
        assertThat(filter(null).visible(List.of("lena", "mo"))).hasSize(2);

        everyone = true;

        assertThat(lee.visible(List.of("lena"))).containsExactly("lena");
    }

    @Test
    void the_cache_asks_again_after_a_second_or_when_it_was_made_to_forget() {
        var cached = new OfCoaches(now::get, gym -> everyone);

        assertThat(cached.coachesSeeEveryone("gym")).isFalse();
        everyone = true;
        assertThat(cached.coachesSeeEveryone("gym")).isFalse();
        cached.decided("gym");
        assertThat(cached.coachesSeeEveryone("gym")).isTrue();
        everyone = false;
        assertThat(cached.coachesSeeEveryone("gym")).isTrue();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(cached.coachesSeeEveryone("gym")).isFalse();
    }

    @Test
    void a_caller_does_not_wait_until_another_has_asked() {
        var asked = new AtomicLong();
        var self = new AtomicReference<VisibleAthletes>();
        self.set(new OfCoaches(
                now::get,
                gym -> asked.incrementAndGet() > 1
                        || Objects.requireNonNull(self.get()).coachesSeeEveryone(gym)));

        assertThat(Objects.requireNonNull(self.get()).coachesSeeEveryone("gym")).isTrue();
        assertThat(asked).hasValue(2);
    }

    /** @param who the subject, then the roles */
    private Caller caller(String who) {
        var words = words(who);
        return new Caller(
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(CallerClaimsTest.token(Map.of("gym", "gym", "sub", words.getFirst())))
                        .addRoles(Set.copyOf(words.subList(1, words.size())))
                        .build(),
                visible);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }

    private AthleteFilter filter(@Nullable String coach) {
        return new AthleteFilter(visible, "gym", coach);
    }
}
