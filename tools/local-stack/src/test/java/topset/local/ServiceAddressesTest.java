package topset.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import topset.local.process.Ports;

class ServiceAddressesTest {

    @Test
    void without_variables_the_services_are_those_of_this_machine() {
        assertThat(ServiceAddresses.from(Map.of(), Ports.USUAL))
                .isEqualTo(new ServiceAddresses(
                        true,
                        "http://localhost:8081",
                        "http://localhost:8082",
                        "http://localhost:9081",
                        "http://localhost:9082"));
    }

    @Test
    void in_a_container_the_environment_names_the_services() {
        var environment = Map.of(
                "TOPSET_SESSION_URL", "http://proxy:8081",
                "TOPSET_PROGRAM_URL", "http://proxy:8082",
                "TOPSET_SESSION_MANAGEMENT_URL", "http://proxy:9081",
                "TOPSET_PROGRAM_MANAGEMENT_URL", "http://proxy:9082");
        assertThat(ServiceAddresses.from(environment, Ports.USUAL))
                .isEqualTo(new ServiceAddresses(
                        false, "http://proxy:8081", "http://proxy:8082", "http://proxy:9081", "http://proxy:9082"));
    }
}
