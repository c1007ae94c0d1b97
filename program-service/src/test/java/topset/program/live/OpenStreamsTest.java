package topset.program.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import topset.edge.web.Problem;

class OpenStreamsTest {
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final OpenStreams streams = new OpenStreams(metrics, 2, 3, 4);

    private void isRefused(String gym, String subject) {
        var problem = catchThrowableOfType(Problem.class, () -> streams.enter(gym, subject));
        assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_MANY_REQUESTS);
    }

    @Test
    void streams_are_counted_until_they_end() {
        try (var _ = streams.enter("a", "kim");
                var _ = streams.enter("a", "lee")) {
            assertThat(streams.count("a")).isEqualTo(2);
            assertThat(metrics.get("topset_stream_watchers").gauge().value()).isEqualTo(2);
        }
        assertThat(streams.count("a")).isZero();
        assertThat(metrics.get("topset_stream_watchers").gauge().value()).isZero();
    }

    @Test
    void one_caller_one_gym_and_one_replica_have_only_so_many() {
        var first = streams.enter("a", "kim");
        streams.enter("a", "kim");
        isRefused("a", "kim");
        streams.enter("a", "lee");
        isRefused("a", "mo");
        streams.enter("b", "kim");
        isRefused("b", "lee");

        first.close();
        streams.enter("a", "mo");
    }
}
