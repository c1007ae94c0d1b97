package topset.verification.drill;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import topset.local.process.Ports;
import topset.local.process.Processes;
import topset.testsupport.Json;
import topset.verification.support.Answer;
import topset.verification.support.ServiceClient;

/** A real Keycloak that has imported the realm of deploy/kubernetes/keycloak, and its administration API. */
final class KeycloakServer implements AutoCloseable {
    private static final String REALM = "topset";
    private static final String ADMIN = "admin";
    private static final Duration READY_WITHIN = Duration.ofMinutes(4);
    private static final Duration SHUTDOWN = Duration.ofSeconds(20);
    private static final int LOWEST_ERROR = 400;
    private static final int OK = 200;

    private final Process process;
    private final String address;
    private final Path log;

    private KeycloakServer(Process process, String address, Path log) {
        this.process = process;
        this.address = address;
        this.log = log;
    }

    static KeycloakServer start(int port, Path distribution, String realm, Map<String, String> environment)
            throws IOException {
        var files = Files.createDirectories(distribution.resolve("data").resolve("import"));
        Files.writeString(files.resolve(REALM + "-realm.json"), realm);
        var log = distribution.resolve("keycloak.log");
        var builder = new ProcessBuilder(
                        distribution.resolve("bin").resolve("kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--http-management-port=" + Ports.free(1).getFirst())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP",
                        "-Xmx512m",
                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                        ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                        ADMIN));
        var server = new KeycloakServer(builder.start(), address(port), log);
        server.awaitReady();
        return server;
    }

    private void awaitReady() throws IOException {
        var deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException("Keycloak does not become ready: " + Files.readString(log));
            }
            Processes.pause(Duration.ofMillis(200));
        }
    }

    private boolean answers() {
        try {
            return client(null)
                            .get("/realms/" + REALM + "/.well-known/openid-configuration")
                            .status()
                    == OK;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private ServiceClient client(@Nullable String token) {
        return new ServiceClient(URI.create(address), token);
    }

    private static String address(int port) {
        return "http://localhost:" + port;
    }

    static String issuer(int port) {
        return address(port) + "/realms/" + REALM;
    }

    String token(String client, String secret) throws IOException {
        return token(REALM, Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    void createUser(String name, String password, String gym, String role) throws IOException {
        create("/users", Json.read("""
            {"username": "%1$s", "enabled": true, "email": "%1$s@example.org", "emailVerified": true,
             "firstName": "%1$s", "lastName": "%2$s", "attributes": {"gym": ["%2$s"]},
             "credentials": [{"type": "password", "value": "%3$s", "temporary": false}]}
            """.formatted(name, gym, password)));
        giveRole(id("/users?exact=true&username=" + name), role);
    }

    void createPlatform(String client, String secret, String gym) throws IOException {
        var mappers = admin("GET", "/clients?clientId=topset-page", null).at("/0/protocolMappers");
        mappers.forEach(mapper -> ((ObjectNode) mapper).remove("id"));
        create("/clients", Json.read("""
            {"clientId": "%s", "secret": "%s", "publicClient": false, "standardFlowEnabled": false,
             "serviceAccountsEnabled": true, "protocolMappers": %s}
            """.formatted(client, secret, mappers)));
        var account = admin("GET", "/clients/" + id("/clients?clientId=" + client) + "/service-account-user", null);
        var changed = account.<ObjectNode>deepCopy();
        changed.putObject("attributes").putArray("gym").add(gym);
        admin("PUT", "/users/" + account.path("id").asText(), changed);
        giveRole(account.path("id").asText(), "platform");
    }

    private void giveRole(String user, String role) throws IOException {
        var found = admin("GET", "/roles/" + role, null);
        admin("POST", "/users/" + user + "/role-mappings/realm", List.of(found));
    }

    private String id(String search) throws IOException {
        return admin("GET", search, null).at("/0/id").asText();
    }

    private void create(String path, Object body) throws IOException {
        admin("POST", path, body);
    }

    private JsonNode admin(String method, String path, @Nullable Object body) throws IOException {
        var token = token(
                "master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", ADMIN, "password", ADMIN));
        var text = body == null ? null : Json.write(body);
        var answer = good(client(token).send(method, "/admin/realms/" + REALM + path, text, Map.of()));
        return Json.read(answer.text().isEmpty() ? "null" : answer.text());
    }

    private String token(String realm, Map<String, String> form) throws IOException {
        var type = Map.of("Content-Type", "application/x-www-form-urlencoded");
        var path = "/realms/" + realm + "/protocol/openid-connect/token";
        return good(client(null).send("POST", path, encoded(form), type))
                .json()
                .path("access_token")
                .asText();
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Answer good(Answer answer) throws IOException {
        if (answer.status() >= LOWEST_ERROR) {
            throw new IOException("Keycloak answered " + answer.status() + " " + answer.text());
        }
        return answer;
    }

    @Override
    public void close() {
        process.descendants().forEach(each -> Processes.end(each, SHUTDOWN));
        Processes.end(process.toHandle(), SHUTDOWN);
    }
}
