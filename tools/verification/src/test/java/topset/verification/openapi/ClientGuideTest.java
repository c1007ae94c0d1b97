package topset.verification.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.testsupport.Eventually.eventually;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.client.session.CompleteSet;
import topset.client.session.Load;
import topset.client.session.SetRole;
import topset.client.session.WeightUnit;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.support.GymClient;
import topset.verification.support.RunningPair;

/** Tests that docs/client.md shows the code of {@link ClientExample}, and that this code works. */
class ClientGuideTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final String SOURCE =
            "tools/verification/src/test/java/topset/verification/openapi/ClientExample.java";

    @Test
    void the_guide_shows_the_examples_as_they_are_compiled() throws IOException {
        var guide = Files.readString(RunningPair.root().resolve("docs/client.md"));
        var source = onOneLine(Files.readString(RunningPair.root().resolve(SOURCE)));
        assertThat(JAVA.matcher(guide).results().map(block -> onOneLine(block.group(1))))
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(block -> assertThat(source).contains(block));
    }

    private static String onOneLine(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    @Tag("system")
    void the_examples_work() {
        var gym = GymClient.fresh("client");
        var lifter = gym.lifter("lifter-1").profile(Midday.ZONE);
        lifter.program(Midday.today(), Lifts.bench());
        var pair = gym.pair();
        var example = new ClientExample(
                pair.sessions(), pair.programs(), () -> pair.token(gym.name(), "athlete", lifter.id()));

        // The example waits for 2 s until today's plan includes the set. On a busy machine that may not be enough, so
        // the
        // lifter trains again.
        var today = eventually()
                .until(
                        () -> example.logTopSet(lifter.id()),
                        plan -> plan.getLifts().stream().anyMatch(lift -> lift.getBackoff() != null));
        assertThat(today.getLifts())
                .extracting(lift -> lift.getBackoff().getLoad())
                .containsExactly(new BigDecimal("102.5"));
        var session = example.allSessions(lifter.id()).getFirst().getSessionId();
        assertThat(example.refusedFields(session, tooManyReps())).containsExactly("reps");
    }

    private static CompleteSet tooManyReps() {
        return new CompleteSet()
                .setId(UUID.randomUUID())
                .exercise("bench-press")
                .role(SetRole.TOP)
                .load(new Load().value(BigDecimal.TEN).unit(WeightUnit.KG))
                .reps(101)
                .completedAt(OffsetDateTime.now(ZoneOffset.UTC));
    }
}
