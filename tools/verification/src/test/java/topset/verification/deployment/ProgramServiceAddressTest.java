package topset.verification.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Tests that in Kubernetes the session service has the program service's address, and may call it. */
class ProgramServiceAddressTest {
    private static final String POD = "/podSelector/matchLabels/app.kubernetes.io~1name";

    @Test
    void the_address_is_the_program_services_and_may_be_http() {
        var url = URI.create(variable("TOPSET_PROGRAM_SERVICE_URL"));
        var service = named("Service", "program-service");

        assertThat(url.getHost()).isEqualTo(service.at("/metadata/name").asText());
        assertThat(url.getPort()).isEqualTo(service.at("/spec/ports/0/port").asInt());
        // ProductionCheck refuses http without this permission.
        assertThat(variable("TOPSET_PROGRAM_SERVICE_ALLOW_HTTP"))
                .isEqualTo(Boolean.toString(url.getScheme().equals("http")));
    }

    @Test
    void the_network_policies_allow_the_call_on_both_sides() {
        var egress = named("NetworkPolicy", "session-service").at("/spec/egress");
        var ingress = named("NetworkPolicy", "program-service").at("/spec/ingress");

        assertThat(egress).anySatisfy(rule -> {
            assertThat(rule.at("/to/0" + POD).asText()).isEqualTo("program-service");
            assertThat(rule.at("/ports/0/port").asInt()).isEqualTo(8082);
        });
        assertThat(ingress).anySatisfy(rule -> {
            assertThat(rule.path("from")).anyMatch(each -> each.at(POD).asText().equals("session-service"));
            assertThat(rule.at("/ports/0/port").asInt()).isEqualTo(8082);
        });
    }

    private static String variable(String name) {
        var found = named("Deployment", "session-service").at("/spec/template/spec/containers/0/env");
        return found.valueStream()
                .filter(variable -> variable.path("name").asText().equals(name))
                .map(variable -> variable.path("value").asText())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode named(String kind, String name) {
        return Manifests.stored(kind).stream()
                .filter(each -> each.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
