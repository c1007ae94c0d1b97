package topset.verification.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import topset.testsupport.Eventually;
import topset.testsupport.Midday;
import topset.verification.support.RunningPair;

/**
 * Runs the commands of docs/first-set.md as they are written there, with another gym, token, port and time zone: no
 * midnight is near.
 */
@Tag("system")
@Tag("smoke")
class FirstSetTest {
    private static final Pattern BLOCK = Pattern.compile("(?m)(^    .*\\n)+");
    private static final String GYM = "first-set";

    private final RunningPair pair = RunningPair.get();

    @Test
    void the_page_of_the_first_set_leads_to_a_backoff_and_to_next_week() throws Exception {
        var commands = commands();
        var logged = bash(token() + commands.get(0) + commands.get(1) + "echo \"=$SEQUENCE\"");
        var sequence = logged.substring(logged.lastIndexOf('=') + 1).strip();
        assertThat(sequence).as(logged).isEqualTo("2");

        // With atLeast a call waits for two seconds, which a busy machine may need longer than.
        Eventually.eventually()
                .untilAsserted(() -> assertThat(bash(token() + "SEQUENCE=2\n" + commands.get(2)))
                        .contains("102.5")
                        .contains("122.5")
                        .contains("120 kg × 4 @ RPE 8.5 met 4 reps at RPE 9 or less: +2.5 kg"));
    }

    private String token() {
        return "TOKEN=" + pair.token(GYM, "coach", "kim") + "\n";
    }

    private List<String> commands() throws IOException {
        var page = Files.readString(RunningPair.root().resolve("docs/first-set.md"));
        return BLOCK.matcher(page)
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("    TOKEN=$(./topset token iron-temple coach kim)\n", "")
                        .replace("http://localhost:8080", pair.origin().toString())
                        .replace("Etc/UTC", Midday.ZONE.getId())
                        .replaceAll("date -u (?=\\+%Y-%m-%d\\))", "TZ=" + Midday.ZONE.getId() + " date "))
                .toList();
    }

    private static String bash(String script) throws IOException, InterruptedException {
        var bash = new ProcessBuilder("bash", "-eu", "-c", script.replace("curl ", "curl -sS --fail-with-body "))
                .redirectErrorStream(true)
                .start();
        var output = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return bash.waitFor() == 0 ? output : fail(output);
    }
}
