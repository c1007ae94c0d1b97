package topset.edge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.SetRole;
import topset.edge.limits.ByteBudget;

class StrictJsonTest {
    record Session(
            @NotNull UUID id,
            @NotNull OffsetDateTime startedAt,
            @NotNull List<@NotNull @Valid Lifted> sets,

            @Nullable @Size(max = 3, message = "must have at most 3 characters")
            String note) {}

    record Lifted(
            @NotNull SetRole role,
            @NotNull @Valid Load load,

            @Nullable @Max(value = 100, message = "must be at most 100")
            Integer reps) {}

    record Load(@NotNull String unit) {}

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final ByteBudget budget = new ByteBudget(8_000_000);
    private final AtomicLong nanos = new AtomicLong();
    private final StrictJson json = reading(budget);

    private StrictJson reading(ByteBudget room) {
        return new StrictJson(JsonRules.strict(), VALIDATOR, room, () -> "iron-temple", nanos::get);
    }

    @Test
    void every_missing_and_refused_value_is_named_in_one_answer() {
        var problem = refused("""
                {"note":"long","sets":[{"role":"TOP","load":{"unit":"kg"},"reps":5},{"reps":101,"load":{}},null],
                 "startedAt":"2026-11-24T18:05:00+01:00"}""");
        assertThat(problem.kind()).isEqualTo(Problem.Kind.MALFORMED);
        assertThat(problem.violations())
                .extracting(violation -> violation.field() + " " + violation.rule())
                .containsExactly(
                        "id required",
                        "startedAt monday",
                        "sets[1].role required",
                        "sets[1].load.unit required",
                        "sets[1].reps max",
                        "sets[2] required",
                        "note size");
    }

    @Test
    void the_first_value_that_cannot_be_read_is_named() {
        assertThat(refused("{\"id\":\"seven\",\"sets\":[{\"role\":\"BOTTOM\"}]}")
                        .violations())
                .extracting(violation -> violation.field() + " " + violation.rule())
                .containsExactly("id wrong-type");
        assertThat(refused("{\"id\":\"seven\",").violations())
                .extracting(Violation::field)
                .containsExactly("id");
    }

    @Test
    void refused_values_alone_are_named_with_those_that_a_check_finds() {
        var problem = refused("""
                {"id":"7b0f8a55-0b4e-4c57-a9a5-0c7a4f3d9a01","startedAt":"2026-11-24T18:05:00+01:00","note":"long",
                 "sets":[{"role":"TOP","load":{"unit":"kg"},"reps":101}]}""");
        assertThat(problem.kind()).isEqualTo(Problem.Kind.REFUSED);
        assertThat(problem.violations())
                .extracting(Violation::field)
                .containsExactly("startedAt", "sets[0].reps", "note");
    }

    @Test
    void a_body_that_finds_no_room_is_refused_for_now_and_gives_back_what_it_had() {
        var full = reading(new ByteBudget(40));

        var problem = catchThrowableOfType(
                Problem.class, () -> full.parse(stream("{\"note\":\"abcdefghijkl\"}"), Session.class));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.UNAVAILABLE);
        assertThat(refused("{\"note\":3}").kind()).isEqualTo(Problem.Kind.MALFORMED);
        assertThat(budget.begin("iron-temple").add(2_000_000))
                .as("all was given back")
                .isTrue();
    }

    @Test
    void a_body_that_breaks_off_is_not_called_malformed() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("timeout");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        };

        var problem = catchThrowableOfType(Problem.class, () -> json.parse(broken, Session.class));

        assertThat(problem.kind()).isEqualTo(Problem.Kind.TIMED_OUT);
    }

    @Test
    void the_rest_of_a_body_that_is_too_large_is_waited_for_no_longer_than_a_body() {
        var slow = new Endless(Duration.ofMillis(100), Long.MAX_VALUE);

        assertThat(refused(slow).kind()).isEqualTo(Problem.Kind.TOO_LARGE);
        assertThat(Duration.ofNanos(nanos.get())).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
    }

    @Test
    void the_rest_of_a_body_that_is_too_large_is_read_up_to_64_megabytes_more() {
        var fast = new Endless(Duration.ZERO, Long.MAX_VALUE);

        assertThat(refused(fast).kind()).isEqualTo(Problem.Kind.TOO_LARGE);
        assertThat(fast.sent).isBetween(64L << 20, 66L << 20);
    }

    @Test
    void a_body_that_breaks_off_after_it_was_too_large_was_too_large() {
        assertThat(refused(new Endless(Duration.ZERO, 2_000_000)).kind()).isEqualTo(Problem.Kind.TOO_LARGE);
    }

    private Problem refused(InputStream body) {
        return catchThrowableOfType(Problem.class, () -> json.require(json.parse(body, Session.class)));
    }

    /** Sends spaces, with a pause before each, until the stream ends. */
    private final class Endless extends InputStream {
        private final Duration pause;
        private final long breaksOff;
        private long sent;

        Endless(Duration pause, long breaksOff) {
            this.pause = pause;
            this.breaksOff = breaksOff;
        }

        @Override
        public int read() throws IOException {
            throw new IOException("read one by one");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (sent >= breaksOff) {
                throw new IOException("broken off");
            }
            nanos.addAndGet(pause.toNanos());
            Arrays.fill(bytes, offset, offset + length, (byte) ' ');
            sent += length;
            return length;
        }
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private Problem refused(String body) {
        return catchThrowableOfType(
                Problem.class,
                () -> json.require(json.parse(stream(body), Session.class), (session, found) -> {
                    if (session.startedAt() != null) {
                        found.refuse("startedAt", "must be a Monday", "monday");
                    }
                }));
    }
}
