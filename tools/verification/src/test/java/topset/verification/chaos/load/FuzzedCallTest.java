package topset.verification.chaos.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import topset.verification.support.RunningPair;

class FuzzedCallTest {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\"/]+");

    private final List<FuzzedCall> calls = FuzzedCall.all("fuzzed");

    @Test
    void every_operation_of_both_documents_is_called() throws IOException {
        var documents = RunningPair.root().resolve("docs/openapi");
        var operations = Pattern.compile("\"operationId\"")
                .matcher(Files.readString(documents.resolve("session-service.json"))
                        + Files.readString(documents.resolve("program-service.json")))
                .results()
                .count();

        assertThat(calls).hasSize((int) operations);
        assertThat(calls).allSatisfy(call -> assertThat(call.roles()).isNotEmpty());
    }

    @Test
    void every_part_of_a_path_has_a_value() {
        assertThat(calls).allSatisfy(call -> {
            var path = call.path();
            for (var parameter : call.parameters()) {
                assertThat(parameter.value()).isNotEmpty();
                path = path.replace("{" + parameter.name() + "}", parameter.value());
            }
            assertThat(path).doesNotContain("{");
        });
    }

    @Test
    void a_call_that_has_a_body_has_an_example_and_no_address_that_exists() {
        var withBody = calls.stream().filter(call -> !call.content().isEmpty()).toList();

        assertThat(withBody).hasSizeGreaterThan(30).allSatisfy(call -> {
            assertThat(call.body()).isNotEmpty();
            assertThat(ADDRESS.matcher(call.body()).results().map(match -> match.group()))
                    .allMatch("https://hooks.invalid"::equals);
        });
    }
}
