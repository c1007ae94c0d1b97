package topset.verification.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import topset.contract.Topics;

/** Tests that each field of the manifests exists, and that the manifests keep what the services need. */
class KubernetesManifestsTest {
    private static final int CONNECTIONS_OF_A_REPLICA = 20;

    /** The connections of a replica that only the writers of sets use. */
    private static final int RESERVED = 4;

    private static final int SPARE_CONNECTIONS = 30;
    private static final StrictKinds KINDS = new StrictKinds();

    @Test
    void manifests_have_only_fields_that_their_kinds_know() {
        assertThat(Manifests.stored()).hasSizeGreaterThan(40);
        assertThat(Manifests.stored()).flatMap(KINDS::faults).isEmpty();
    }

    @Test
    void overlays_have_only_fields_that_their_kinds_know() {
        var rendered = Manifests.rendered();
        assertThat(rendered.isEmpty()).isEqualTo(Manifests.kubectl().isEmpty());
        assertThat(rendered).flatMap(KINDS::faults).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "base/session-service.yaml, readinessProbe, readynessProbe",
        "base/program-service.yaml, maxUnavailable, maxUnavailabel",
        "migrations/session-migrate.yaml, backoffLimit, backofLimit",
        "base/network-policies.yaml, podSelector, podSelecter",
        "kafka/users.yaml, patternType, patternTyp",
        "kafka/topics.yaml, replicas: 3, replicas: three",
        "postgres/program-db.yaml, dataDurability: required, dataDurability: perhaps",
        "backup/session-db.yaml, destinationPath, destinatonPath",
        "autoscaling/program-service.yaml, maxReplicaCount, maxReplicas",
        "autoscaling/session-service.yaml, averageUtilization, averageUtilisation",
        "gateway/gateway.yaml, certificateRefs, certificateRef",
        "gateway/routes.yaml, replacePrefixMatch: /, replacePrefix: /",
        "gateway/routes.yaml, type: URLRewrite, type: URLRewriting",
        "keycloak/realm.yaml, redirectUris, redirectUrls",
        "secrets/external-secrets.yaml, secretStoreRef, secretStore"
    })
    void a_misspelt_field_is_found(String file, String right, String wrong) {
        var text = DeploymentFiles.text(Manifests.FOLDER + "/" + file);
        assertThat(text).contains(right);
        assertThat(DeploymentFiles.documents(text.replace(right, wrong)))
                .flatMap(KINDS::faults)
                .isNotEmpty();
    }

    @Test
    void each_folder_lists_its_files() {
        for (var file : DeploymentFiles.under(Manifests.FOLDER, "kustomization.yaml")) {
            var folder = file.getParent();
            try (var files = Files.list(folder)) {
                var present = files.map(each -> each.getFileName().toString())
                        .filter(name -> name.endsWith(".yaml") && !name.equals("kustomization.yaml"))
                        .collect(Collectors.toCollection(TreeSet::new));
                var listed = texts(DeploymentFiles.yaml(Files.readString(file)).path("resources"));
                assertThat(listed.filter(name -> !name.startsWith("../")))
                        .as("%s", folder)
                        .hasSameElementsAs(present);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Test
    void containers_are_confined() {
        for (var workload : workloads()) {
            var pod = workload.at("/spec/template/spec");
            var container = pod.at("/containers/0");
            var name = Manifests.name(workload);
            assertThat(pod.at("/automountServiceAccountToken").asText())
                    .as(name)
                    .isEqualTo("false");
            assertThat(pod.at("/securityContext/runAsNonRoot").asText())
                    .as(name)
                    .isEqualTo("true");
            assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                    .as(name)
                    .isEqualTo("RuntimeDefault");
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asText())
                    .as(name)
                    .isEqualTo("true");
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asText())
                    .as(name)
                    .isEqualTo("false");
            assertThat(container.at("/securityContext/capabilities/drop/0").asText())
                    .as(name)
                    .isEqualTo("ALL");
            assertThat(container.at("/resources/limits/memory").asText())
                    .as(name)
                    .isNotEmpty();
        }
        assertThat(Manifests.stored("ServiceAccount"))
                .allMatch(
                        account -> !account.path("automountServiceAccountToken").asBoolean(true));
    }

    @Test
    void services_are_probed_spread_and_stopped_in_time() {
        for (var service : services()) {
            var pod = service.at("/spec/template/spec");
            var container = pod.at("/containers/0");
            assertThat(service.at("/spec/replicas").asInt()).isEqualTo(2);
            for (var probe : List.of("startupProbe/started", "readinessProbe/ready", "livenessProbe/live")) {
                var parts = probe.split("/", -1);
                var get = container.at("/" + parts[0] + "/httpGet");
                assertThat(get.path("path").asText()).isEqualTo("/q/health/" + parts[1]);
                assertThat(get.path("port").asText()).isEqualTo("management");
            }
            // What QUARKUS_SHUTDOWN_TIMEOUT and the relay need (docs/operations.md), and the pause before.
            assertThat(pod.path("terminationGracePeriodSeconds").asInt())
                    .isGreaterThanOrEqualTo(5
                            + 2
                            + container.at("/lifecycle/preStop/sleep/seconds").asInt());
            assertThat(pod.path("topologySpreadConstraints")
                            .valueStream()
                            .map(each -> each.path("topologyKey").asText()))
                    .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        }
        assertThat(Manifests.stored("PodDisruptionBudget")).hasSameSizeAs(services());
    }

    @Test
    void everything_is_denied_that_no_policy_allows() {
        var deny = Manifests.stored("NetworkPolicy").stream()
                .filter(policy -> policy.at("/metadata/name").asText().equals("default-deny"))
                .findFirst()
                .orElseThrow();
        assertThat(deny.at("/spec/podSelector")).isEmpty();
        assertThat(texts(deny.at("/spec/policyTypes"))).containsExactly("Ingress", "Egress");
        assertThat(deny.path("spec").has("ingress") || deny.path("spec").has("egress"))
                .isFalse();
    }

    @Test
    void the_owners_password_is_for_migrations_only() {
        var readers = workloads().stream()
                .filter(workload -> workload.toString().contains("-db-owner"))
                .map(Manifests::kind)
                .collect(Collectors.toSet());
        assertThat(readers).isEqualTo(Set.of("Job"));
    }

    @Test
    void a_release_names_its_migrations_and_its_images_alike() {
        var suffix = kustomization("migrations").path("nameSuffix").asText();
        var tags = kustomization("overlays/production")
                .path("images")
                .valueStream()
                .map(image -> "-" + image.path("newTag").asText().replace('.', '-'));
        assertThat(tags).hasSize(2).containsOnly(suffix);
    }

    @Test
    void the_database_has_a_connection_for_each_replica_and_the_topic_a_partition() {
        var program = Manifests.stored("ScaledObject")
                .getFirst()
                .at("/spec/maxReplicaCount")
                .asInt();
        var session = Manifests.stored("HorizontalPodAutoscaler")
                .getFirst()
                .at("/spec/maxReplicas")
                .asInt();
        assertThat(program).isBetween(2, Topics.PARTITIONS);
        for (var database : Manifests.stored("Cluster")) {
            // During a roll-out there is one replica more.
            assertThat(database.at("/spec/postgresql/parameters/max_connections")
                            .asInt())
                    .isGreaterThanOrEqualTo(
                            (Math.max(program, session) + 1) * CONNECTIONS_OF_A_REPLICA + SPARE_CONNECTIONS);
        }
        assertThat(DeploymentFiles.text("service-edge/src/main/resources/META-INF/microprofile-config.properties"))
                .contains("quarkus.datasource.jdbc.max-size=" + (CONNECTIONS_OF_A_REPLICA - RESERVED) + "\n")
                .contains("quarkus.datasource.reserved.jdbc.max-size=" + RESERVED + "\n");
    }

    @Test
    void a_message_and_a_commit_have_a_copy_elsewhere() {
        assertThat(Manifests.stored("KafkaTopic")).allSatisfy(topic -> {
            assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(3);
            assertThat(topic.path("spec")
                            .path("config")
                            .path("min.insync.replicas")
                            .asInt())
                    .isEqualTo(2);
        });
        assertThat(Manifests.stored("Cluster")).allSatisfy(database -> {
            assertThat(database.at("/spec/instances").asInt()).isEqualTo(3);
            assertThat(database.at("/spec/postgresql/synchronous/dataDurability")
                            .asText())
                    .isEqualTo("required");
        });
    }

    private static JsonNode kustomization(String folder) {
        return DeploymentFiles.yaml(DeploymentFiles.text(Manifests.FOLDER + "/" + folder + "/kustomization.yaml"));
    }

    private static List<JsonNode> services() {
        return Manifests.stored("Deployment").stream()
                .filter(each -> each.at("/metadata/name").asText().endsWith("-service"))
                .toList();
    }

    private static List<JsonNode> workloads() {
        return Stream.of("Deployment", "Job")
                .flatMap(kind -> Manifests.stored(kind).stream())
                .toList();
    }

    private static Stream<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText);
    }
}
