package topset.program.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import topset.edge.web.Problem;

class OpenStreamsTest {
    private final OpenStreams streams = new OpenStreams(2, 3, 4);

    private void isRefused(String gym, String subject) {
        var problem = catchThrowableOfType(Problem.class, () -> streams.enter(gym, subject));
        assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_MANY_REQUESTS);
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
