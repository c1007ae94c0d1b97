package topset.verification.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.testsupport.Json;

/**
 * Compares the served OpenAPI documents with the stored ones in {@code docs/openapi}, which clients rely on and from
 * which the client module is generated. If a served document lacks or changes a part of the stored one, the test fails,
 * because clients would break. Additions are copied to {@code docs/openapi} and are part of the contract from then on.
 */
@Tag("system")
class OpenApiTest {

    @ParameterizedTest
    @EnumSource
    void the_served_document_is_the_stored_one(StoredApi api) throws IOException {
        var served = api.served();
        var copy = Path.of("target", "openapi", api.fileName());
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, served);

        var changes = ApiChanges.between(api.stored(), Json.read(served));
        assertThat(changes.broken())
                .as("A BREAKING CHANGE of the %s: clients rely on this; keep it, and add what is new beside it", api)
                .isEmpty();
        assertThat(changes.added())
                .as("An addition that is not stored yet: copy tools/verification/%s to docs/openapi", copy)
                .isEmpty();
        assertThat(changes.reworded())
                .as("Better words that are not stored yet: copy tools/verification/%s to docs/openapi", copy)
                .isEmpty();
    }
}
