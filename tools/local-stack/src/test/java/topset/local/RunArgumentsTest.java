package topset.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.local.origin.ReplicaCounts;
import topset.local.origin.ServiceAddress;
import topset.local.process.Ports;
import topset.local.process.StackFailure;
import topset.local.servers.Database;

class RunArgumentsTest {

    @Test
    void without_arguments_one_process_of_each_service_uses_the_data_as_it_is() {
        assertThat(RunArguments.parse(List.of()))
                .isEqualTo(new RunArguments(false, new ReplicaCounts(1, 1), Optional.empty(), List.of()));
    }

    @Test
    void the_numbers_of_replicas_are_those_of_the_session_and_of_the_program_service() {
        var replicas =
                RunArguments.parse(List.of("--fresh", "--replicas", "2,3")).replicas();
        assertThat(replicas.of(Database.SESSION)).isEqualTo(2);
        assertThat(replicas.of(Database.PROGRAM)).isEqualTo(3);
    }

    @Test
    void a_developed_service_comes_with_its_command() {
        assertThat(RunArguments.parse(List.of("--dev", "program", "mvn", "quarkus:dev")))
                .isEqualTo(new RunArguments(
                        false, ReplicaCounts.ONE_EACH, Optional.of(Database.PROGRAM), List.of("mvn", "quarkus:dev")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "2,", "0,1", "1,7", "2,3,4", "two,three"})
    void other_numbers_of_replicas_are_refused_in_one_sentence(String wrong) {
        assertThatThrownBy(() -> RunArguments.parse(List.of("--replicas", wrong)))
                .isInstanceOf(StackFailure.class)
                .hasMessage("--replicas must be the number of session services and the number of program services,"
                        + " each from 1 to 6, as in 2,3; not '" + wrong + "'.");
    }

    @Test
    void an_unknown_argument_is_named() {
        assertThatThrownBy(() -> RunArguments.parse(List.of("--replica")))
                .isInstanceOf(StackFailure.class)
                .hasMessage("Unknown argument '--replica'.");
    }

    @Test
    void the_first_replica_has_the_ports_of_the_stack_and_each_other_ports_of_its_own() {
        var addresses = ServiceAddress.ofReplicas(Ports.USUAL, new ReplicaCounts(2, 3));
        assertThat(addresses.get(Database.SESSION)).hasSize(2).startsWith(new ServiceAddress(8081, 9081));
        assertThat(addresses.get(Database.PROGRAM)).hasSize(3).startsWith(new ServiceAddress(8082, 9082));
        assertThat(ports(addresses)).hasSize(10).doesNotHaveDuplicates();
    }

    private static List<Integer> ports(Map<Database, List<ServiceAddress>> addresses) {
        return addresses.values().stream()
                .flatMap(List::stream)
                .flatMap(address -> Stream.of(address.port(), address.managementPort()))
                .toList();
    }
}
