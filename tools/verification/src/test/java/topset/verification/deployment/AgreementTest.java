package topset.verification.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import topset.contract.Topics;
import topset.local.process.Ports;
import topset.local.servers.Database;

/** Tests that the code, docker-compose.yml, the Kubernetes manifests and the documents name the same things. */
class AgreementTest {
    private static final Pattern IN_CODE = Pattern.compile("\\$\\{(TOPSET_[A-Z_]+)");
    private static final Pattern DOCUMENTED = Pattern.compile("`((?:TOPSET|QUARKUS|KAFKA)_[A-Z_]+|…_[A-Z_]+)`");
    private static final Pattern TOPIC = Pattern.compile("`([a-z.0-9-]+)`");
    private static final JsonNode COMPOSE = DeploymentFiles.yaml(DeploymentFiles.text("docker-compose.yml"));
    private static final String README = DeploymentFiles.text("deploy/README.md");

    /** Settings that are not the services' own: the issuer's port, and what a service's script reads. */
    private static final Set<String> OTHERS = Set.of("TOPSET_ISSUER_PORT", "TOPSET_AOT");

    @Test
    void each_setting_of_the_code_is_documented() {
        var documented = DOCUMENTED
                .matcher(README)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(settingsOfCode())
                .hasSizeGreaterThan(25)
                .allMatch(setting -> documented.contains(setting)
                        || (setting.startsWith("TOPSET_LIMIT_") && setting.endsWith("_BURST")));
    }

    @Test
    void each_setting_of_a_deployment_is_one_of_the_code() {
        var known = settingsOfCode();
        assertThat(settingsOfDeployments())
                .hasSizeGreaterThan(15)
                .filteredOn(setting -> setting.startsWith("TOPSET_") && !OTHERS.contains(setting))
                .isSubsetOf(known);
    }

    @ParameterizedTest
    @CsvSource({"session-service, 8081, 9081", "program-service, 8082, 9082"})
    void ports_are_the_same_everywhere(String service, int api, int management) {
        var ports = Ports.USUAL;
        assertThat(
                        service.startsWith("session")
                                ? List.of(ports.session(), ports.sessionManagement())
                                : List.of(ports.program(), ports.programManagement()))
                .containsExactly(api, management);
        assertThat(DeploymentFiles.text(service + "/src/main/resources/application.properties"))
                .contains("${TOPSET_PORT:" + api + "}", "${TOPSET_MANAGEMENT_PORT:" + management + "}");
        assertThat(DeploymentFiles.text("Dockerfile"))
                .contains("TOPSET_PORT=%d TOPSET_MANAGEMENT_PORT=%d".formatted(api, management))
                .contains("EXPOSE %d %d".formatted(api, management));
        assertThat(texts(COMPOSE.at("/services/proxy/ports")))
                .anyMatch(port -> port.endsWith(":" + api))
                .anyMatch(port -> port.endsWith(":" + management));
        assertThat(COMPOSE.at("/services/" + service + "/healthcheck/test/3").asText())
                .contains("/dev/tcp/127.0.0.1/" + management);
        assertThat(DeploymentFiles.text("deploy/images/proxy.conf"))
                .contains(service + ":" + api + ";", service + ":" + management + ";");
        var deployment = Manifests.of("base/" + service + ".yaml").stream()
                .filter(each -> Manifests.kind(each).equals("Deployment"))
                .findFirst()
                .orElseThrow();
        assertThat(deployment
                        .at("/spec/template/spec/containers/0/ports")
                        .valueStream()
                        .map(port -> port.path("containerPort").asInt()))
                .containsExactly(api, management);
        var policy = Manifests.of("base/network-policies.yaml").stream()
                .filter(each -> each.at("/metadata/name").asText().equals(service))
                .findFirst()
                .orElseThrow();
        assertThat(policy.at("/spec/ingress")
                        .valueStream()
                        .map(each -> each.at("/ports/0/port").asInt()))
                .containsExactly(api, management);
        assertThat(DeploymentFiles.text("docs/operations.md"))
                .containsPattern(service.replace("-", "[ \\n]") + "\\s+" + management);
    }

    /** {@code ./topset compose-test} checks that the JVM in a container uses the cache. */
    @ParameterizedTest
    @ValueSource(strings = {"session-service", "program-service"})
    void an_image_starts_its_service_where_its_cache_was_trained(String service) {
        var dockerfile = DeploymentFiles.text("Dockerfile");
        assertThat(stage(dockerfile, "service")).contains("ENTRYPOINT [\"topset-service\"]");
        assertThat(stage(dockerfile, service + "-package")).contains("FROM service ", "WORKDIR /opt/topset/" + service);
        assertThat(stage(dockerfile, "java")).contains("WORKDIR /opt/topset\n");
        assertThat(stage(dockerfile, "aot-on"))
                .contains(
                        "FROM java ",
                        "COPY --from=%s-package --chmod=0755 /opt/topset/%s %s\n".formatted(service, service, service),
                        "topset.local.ImageTraining /opt/topset /aot ");
        assertThat(stage(dockerfile, service))
                .contains(
                        "FROM " + service + "-package ",
                        "COPY --from=aot --chown=0:0 --chmod=0755 /aot/" + service + " .\n");
        assertThat(COMPOSE.at("/services/" + service + "/build/args/AOT_TRAINING")
                        .asText())
                .isEqualTo("${TOPSET_AOT_TRAINING:-on}");
        assertThat(COMPOSE.at("/services/" + service).has("entrypoint")).isFalse();
        assertThat(COMPOSE.at("/services/" + service + "/environment/TOPSET_AOT")
                        .asText())
                .isEqualTo("${TOPSET_AOT:-auto}");
        assertThat(Manifests.of("base/" + service + ".yaml").stream()
                        .map(each -> each.at("/spec/template/spec/containers/0/command")))
                .allMatch(JsonNode::isMissingNode);
    }

    /** Returns the lines of a stage of the Dockerfile. */
    private static String stage(String dockerfile, String name) {
        return Stream.of(dockerfile.split("(?m)^(?=FROM )"))
                .filter(stage -> stage.lines().findFirst().orElseThrow().endsWith(" AS " + name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tools_print_an_address_that_the_proxy_publishes() {
        var origin =
                COMPOSE.at("/services/topset/environment/TOPSET_ORIGIN_PORT").asText();
        assertThat(Ports.from(Map.of("TOPSET_ORIGIN_PORT", "1")).origin()).isEqualTo(1);
        assertThat(texts(COMPOSE.at("/services/proxy/ports"))).contains("127.0.0.1:" + origin + ":8080");
        assertThat(COMPOSE.at("/services/demo/environment/TOPSET_ORIGIN_PORT").asText())
                .isEqualTo(origin);
    }

    @Test
    void a_token_needs_the_issuer_alone_and_the_demo_both_services() {
        assertThat(COMPOSE.at("/services/topset/depends_on").fieldNames())
                .toIterable()
                .containsExactly("issuer");
        assertThat(COMPOSE.at("/services/demo/depends_on").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("issuer", "proxy");
    }

    /** OriginTest runs the local stack's proxy, and {@code ./topset compose-test} the one of docker-compose.yml. */
    @Test
    void every_proxy_routes_the_session_services_api_without_its_prefix() {
        var pages = Manifests.of("gateway/routes.yaml").stream()
                .filter(each -> each.at("/metadata/name").asText().equals("pages"))
                .findFirst()
                .orElseThrow();
        var sessions = pages.at("/spec/rules/0");
        assertThat(sessions.at("/matches/0/path").toString())
                .isEqualTo("{\"type\":\"PathPrefix\",\"value\":\"/session\"}");
        assertThat(sessions.at("/filters/0/urlRewrite/path/replacePrefixMatch").asText())
                .isEqualTo("/");
        assertThat(sessions.at("/filters/1/requestHeaderModifier/set/0").toString())
                .isEqualTo("{\"name\":\"X-Forwarded-Prefix\",\"value\":\"/session\"}");
        assertThat(sessions.at("/backendRefs/0/name").asText()).isEqualTo("session-service");
        assertThat(pages.at("/spec/rules/1/matches/0/path/value").asText()).isEqualTo("/");
        assertThat(pages.at("/spec/rules/1/backendRefs/0/name").asText()).isEqualTo("program-service");
        assertThat(DeploymentFiles.text("deploy/images/proxy.conf"))
                .contains(
                        "listen 8080;",
                        "location /session/ {",
                        "rewrite ^/session(/.*)$ $1 break;",
                        "proxy_set_header X-Forwarded-Prefix $prefix;");
    }

    @Test
    void routes_lead_to_ports_of_the_services_and_to_listeners_of_the_gateway() {
        var routes = Manifests.stored("HTTPRoute");
        assertThat(routes).hasSize(3);
        assertThat(routes.stream()
                        .flatMap(route -> route.at("/spec/rules").valueStream())
                        .flatMap(rule -> rule.path("backendRefs").valueStream())
                        .map(backend -> backend.path("name").asText() + ":"
                                + backend.path("port").asInt()))
                .containsOnly("session-service:" + Ports.USUAL.session(), "program-service:" + Ports.USUAL.program());
        assertThat(routes.stream()
                        .map(route -> route.at("/spec/parentRefs/0/sectionName").asText()))
                .hasSameElementsAs(Manifests.stored("Gateway")
                        .getFirst()
                        .at("/spec/listeners")
                        .valueStream()
                        .map(listener -> listener.path("name").asText())
                        .toList());
    }

    @Test
    void topics_are_those_of_the_contract() {
        assertThat(Manifests.stored("KafkaTopic"))
                .allSatisfy(topic ->
                        assertThat(topic.at("/spec/partitions").asInt()).isEqualTo(Topics.PARTITIONS))
                .extracting(topic -> topic.at("/metadata/name").asText())
                .containsExactlyInAnyOrder(
                        Topics.SESSION_EVENTS,
                        Topics.PROGRAM_EVENTS,
                        Topics.GYM_EVENTS,
                        Topics.TARGETS,
                        Topics.SESSION_EVENTS_DEAD_LETTERS);
        assertThat(DeploymentFiles.text("deploy/kubernetes/base/settings.env"))
                .contains("TOPSET_KAFKA_PARTITIONS=" + Topics.PARTITIONS + "\n");
    }

    /** GuardedServicesTest runs both services with the rights of these users. */
    @ParameterizedTest
    @ValueSource(strings = {"session-service", "program-service"})
    void rights_are_those_of_the_document(String service) {
        var row = README.lines()
                .filter(line -> line.startsWith("| " + service + " |"))
                .findFirst()
                .orElseThrow();
        var documented = new TreeMap<String, Set<String>>();
        Stream.of(row.split("[|;]", -1)).filter(part -> part.contains(": ")).forEach(part -> {
            var operations = operations(part.substring(part.lastIndexOf(':') + 1));
            TOPIC.matcher(part).results().forEach(name -> documented.put(name.group(1), operations));
        });

        assertThat(KafkaUsers.rights(service)).noneMatch(AclBinding::isUnknown);
        assertThat(KafkaUsers.rights(service).stream()
                        .collect(Collectors.groupingBy(
                                right -> right.pattern().name(),
                                Collectors.mapping(AgreementTest::operation, Collectors.toCollection(TreeSet::new)))))
                .allSatisfy((name, operations) -> assertThat(withoutImplied(operations))
                        .as(name)
                        .isEqualTo(withoutImplied(documented.getOrDefault(name, Set.of()))))
                .hasSameSizeAs(documented);
    }

    @Test
    void databases_and_roles_are_those_of_the_code() {
        var script = DeploymentFiles.text("deploy/images/create-databases");
        for (var database : Database.values()) {
            assertThat(script).contains("create " + database.database() + " ");
            assertThat(database.user()).isEqualTo(database.database());
            assertThat(database.owner()).isEqualTo(database.database() + "_owner");
            assertThat(Manifests.stored("Cluster")).anySatisfy(cluster -> {
                assertThat(cluster.at("/spec/bootstrap/initdb/database").asText())
                        .isEqualTo(database.database());
                assertThat(cluster.at("/spec/bootstrap/initdb/owner").asText()).isEqualTo(database.owner());
                assertThat(cluster.at("/spec/managed/roles/0/name").asText()).isEqualTo(database.user());
            });
        }
    }

    private static Set<String> settingsOfCode() {
        return Stream.of("service-edge", "session-service", "program-service")
                .flatMap(module -> DeploymentFiles.under(module + "/src/main/resources", ".properties").stream())
                .map(file -> DeploymentFiles.path(".").relativize(file))
                .flatMap(file ->
                        IN_CODE.matcher(DeploymentFiles.text(file.toString())).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> settingsOfDeployments() {
        var names = new TreeSet<String>();
        for (var service : List.of("session-service", "program-service", "session-migrate", "program-migrate")) {
            COMPOSE.at("/services/" + service + "/environment").fieldNames().forEachRemaining(names::add);
        }
        Stream.of("Deployment", "Job")
                .flatMap(kind -> Manifests.stored(kind).stream())
                .flatMap(each -> each.at("/spec/template/spec/containers/0/env").valueStream())
                .forEach(variable -> names.add(variable.path("name").asText()));
        Stream.of("local", "production")
                .map(overlay -> DeploymentFiles.text("deploy/kubernetes/overlays/" + overlay + "/kustomization.yaml"))
                .flatMap(text -> texts(DeploymentFiles.yaml(text).at("/configMapGenerator/0/literals")))
                .forEach(literal -> names.add(literal.replaceFirst("=.*", "")));
        DeploymentFiles.text("deploy/kubernetes/base/settings.env")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> names.add(line.replaceFirst("=.*", "")));
        return names.stream()
                .map(name -> name.replaceFirst("_FILE$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> operations(String listed) {
        return Stream.of(listed.split(",", -1)).map(String::strip).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String operation(AclBinding right) {
        return right.entry().operation().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Read and write include describe. */
    private static Set<String> withoutImplied(Set<String> operations) {
        var rest = new TreeSet<>(operations);
        if (rest.contains("read") || rest.contains("write")) {
            rest.remove(AclOperation.DESCRIBE.name().toLowerCase(Locale.ROOT));
        }
        return rest;
    }

    private static Stream<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asText);
    }
}
