package topset.verification.drill;

import java.io.IOException;
import java.net.CookieHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;
import topset.local.LocalStack;
import topset.local.process.Ports;
import topset.local.process.Replica;
import topset.local.servers.Database;
import topset.testsupport.Json;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;

/** Runs both services with a real Keycloak, in the realm of deploy/kubernetes/keycloak. */
final class KeycloakSignIn {
    private static final String GYM = "iron-temple";
    private static final String ADDRESS_OF_THE_EXAMPLE = "https://topset.example.com";
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final int OK = 200;

    private KeycloakSignIn() {}

    static int run(Path distribution) throws IOException, InterruptedException {
        try (var stack = LocalStack.builder()
                .ports(Ports.free())
                .temporaryData()
                .schemas(RunningPair.application(Database.SESSION), RunningPair.application(Database.PROGRAM))
                .start()) {
            int port = Ports.free(1).getFirst();
            var pageSecret = UUID.randomUUID().toString();
            var environment = Map.of("TOPSET_ISSUER", KeycloakServer.issuer(port), "TOPSET_PAGE_SECRET", pageSecret);
            var sessions = stack.replica(
                    "session-service", Database.SESSION, RunningPair.application(Database.SESSION), environment);
            var programs = stack.replica(
                    "program-service", Database.PROGRAM, RunningPair.application(Database.PROGRAM), environment);
            var secret = Map.of("TOPSET_PAGE_SECRET", pageSecret);
            try (var keycloak = KeycloakServer.start(port, distribution, realm(programs.url()), secret)) {
                System.out.println("Keycloak has imported the realm");
                sessions.start();
                programs.start();
                callAsPlatform(keycloak, sessions, programs);
                signInAsCoach(keycloak, programs);
            }
        }
        return 0;
    }

    private static void callAsPlatform(KeycloakServer keycloak, Replica sessions, Replica programs) throws IOException {
        var secret = UUID.randomUUID().toString();
        keycloak.createPlatform("iron-temple-software", secret, GYM);
        var token = keycloak.token("iron-temple-software", secret);
        new ServiceClient(URI.create(programs.url()), token)
                .put("/v1/athletes/lark", Map.of("timeZone", "Etc/UTC", "unit", "kg"))
                .expect(OK);
        var session = Map.of(
                "sessionId", UUID.randomUUID(), "athleteId", "lark", "startedAt", OffsetDateTime.now(ZoneOffset.UTC));
        new ServiceClient(URI.create(sessions.url()), token)
                .post("/v1/sessions", session)
                .expect(201);
        System.out.println("both services accept the token of a gym's platform");
    }

    /** Signs in as a browser does: page, form of the issuer, and back to the page with a session cookie. */
    private static void signInAsCoach(KeycloakServer keycloak, Replica programs)
            throws IOException, InterruptedException {
        keycloak.createUser("kim", "barbell", GYM, "coach");
        try (var browser = HttpClient.newBuilder()
                .cookieHandler(new Cookies())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var form = FORM.matcher(get(browser, programs.url() + "/").body());
            if (!form.find()) {
                throw new IOException("The page does not lead to the form of the issuer.");
            }
            var action = URI.create(form.group(1).replace("&amp;", "&"));
            var back = browser.send(
                    HttpRequest.newBuilder(action)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(
                                    KeycloakServer.encoded(Map.of("username", "kim", "password", "barbell"))))
                            .build(),
                    BodyHandlers.ofString());
            require(back, back.uri().toString().startsWith(programs.url()));
            var lifter = get(browser, programs.url() + "/v1/athletes/lark");
            require(lifter, lifter.statusCode() == OK);
        }
        System.out.println("a coach signs in on the page and reads the gym's lifter");
    }

    private static HttpResponse<String> get(HttpClient browser, String url) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static void require(HttpResponse<String> answer, boolean holds) throws IOException {
        if (!holds) {
            throw new IOException(answer.uri() + " was answered " + answer.statusCode() + " " + answer.body());
        }
    }

    private static String realm(String page) throws IOException {
        var manifest = Files.readString(RunningPair.root().resolve("deploy/kubernetes/keycloak/realm.yaml"))
                .replace(ADDRESS_OF_THE_EXAMPLE, page);
        Object resource = new Yaml().load(manifest);
        return Json.read(Json.write(resource)).at("/spec/realm").toString();
    }

    /** A browser also sends cookies with {@code Secure} to localhost by http, which the JDK does not. */
    private static final class Cookies extends CookieHandler {
        private final Map<String, String> values = new TreeMap<>();

        @Override
        public Map<String, List<String>> get(URI address, Map<String, List<String>> headers) {
            var all = values.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
            return all.isEmpty() ? Map.of() : Map.of("Cookie", List.of(all));
        }

        @Override
        public void put(URI address, Map<String, List<String>> headers) {
            headers.forEach((name, lines) -> {
                if ("set-cookie".equalsIgnoreCase(name)) {
                    lines.forEach(this::keep);
                }
            });
        }

        private void keep(String line) {
            var cookie = line.split(";", 2)[0].split("=", 2);
            if (cookie[1].isEmpty() || line.contains("Max-Age=0")) {
                values.remove(cookie[0]);
            } else {
                values.put(cookie[0], cookie[1]);
            }
        }
    }
}
