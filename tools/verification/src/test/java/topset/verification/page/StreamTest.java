package topset.verification.page;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.TOP;
import static topset.testsupport.Eventually.eventually;
import static topset.verification.support.SetRequest.bench;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.page.OpenStream.Received;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;

/** Tests the live stream as clients receive it over HTTP. */
@Isolated("ends the program service that all classes share")
@Tag("system")
class StreamTest {
    private static final ZoneId ZONE = Midday.ZONE;
    private static final String STREAM = "/v1/stream";

    @Test
    void nothing_is_missed_or_doubled_over_reconnects_and_a_restart_of_the_service() {
        var gym = GymClient.fresh("stream");
        var lifter = lifter(gym, "lena");
        var training = lifter.train(OffsetDateTime.now(ZONE), 1);
        String lastId;
        var received = new ArrayList<Received>();
        try (var first = open(gym, null)) {
            eventually().until(first::ready);
            lastId = first.lastId();
            var logged = training.log(bench(TOP, "100", 4, "8.5", OffsetDateTime.now(ZONE)));
            eventually().until(() -> !first.received().isEmpty());
            lifter.plan("next", logged.sequence());
        }
        var from = lastId;
        for (int visit = 1; visit <= 6; visit++) {
            // Events occur while no client is connected, once even while the service is stopped. The client must
            // receive them after it reconnects.
            var set = bench(TOP, Integer.toString(100 + 5 * visit), 4, "8.5", OffsetDateTime.now(ZONE));
            var logged = visit == 3 ? whileStopped(gym, () -> training.log(set)) : training.log(set);
            try (var again = open(gym, lastId)) {
                eventually().until(() -> !again.received().isEmpty());
                received.addAll(again.received());
                lastId = received.getLast().id();
            }
            // The next set is logged after this one is planned, because sets that are planned together cause fewer
            // events.
            lifter.plan("next", logged.sequence());
        }
        var upTo = lastId;

        try (var whole = open(gym, from)) {
            eventually().until(() -> ids(whole.received()).contains(upTo));
            assertThat(received).isEqualTo(whole.received().subList(0, received.size()));
        }
        assertThat(ids(received)).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        assertThat(received.stream().map(Received::name)).contains("target-recomputed", "backoff-today", "flag-raised");
    }

    /** Does something while the program service is stopped. The service is started again in any case. */
    private static <T> T whileStopped(GymClient gym, Supplier<T> work) {
        var program = gym.pair().stack().program();
        program.kill();
        try {
            return work.get();
        } finally {
            program.start();
        }
    }

    private static OpenStream open(GymClient gym, @Nullable String lastId) {
        return OpenStream.open(gym.pair().programs(), gym.pair().token(gym.name(), "coach", "kim"), STREAM, lastId);
    }

    private static List<String> ids(List<Received> received) {
        return received.stream().map(Received::id).toList();
    }

    private static GymCaller lifter(GymClient gym, String id) {
        var lifter = gym.lifter(id).profile(ZONE);
        lifter.program(LocalDate.now(ZONE), Lifts.bench());
        return lifter;
    }
}
