package topset.verification.drill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.yaml.snakeyaml.Yaml;
import topset.local.LocalStack;
import topset.local.process.Ports;
import topset.local.process.Replica;
import topset.local.servers.Database;
import topset.testsupport.Json;
import topset.verification.page.CoachBrowser;
import topset.verification.support.RunningPair;
import topset.verification.support.ServiceClient;

/** Runs both services with a real Keycloak, in the realm of deploy/kubernetes/keycloak. */
final class KeycloakSignIn {
    private static final String GYM = "iron-temple";
    private static final String ADDRESS_OF_THE_EXAMPLE = "https://topset.example.com";
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

    private static void signInAsCoach(KeycloakServer keycloak, Replica programs) throws IOException {
        keycloak.createUser("kim", "barbell", GYM, "coach");
        var page = CoachBrowser.stranger();
        page.navigate(programs.url() + "/");
        page.locator("input[name=username]").fill("kim");
        page.locator("input[name=password]").fill("barbell");
        page.locator("#kc-login").click();
        page.waitForSelector("[data-athlete=lark]");
        System.out.println("a coach signs in on the page and reads the gym's lifter");
    }

    private static String realm(String page) throws IOException {
        var manifest = Files.readString(RunningPair.root().resolve("deploy/kubernetes/keycloak/realm.yaml"))
                .replace(ADDRESS_OF_THE_EXAMPLE, page);
        Object resource = new Yaml().load(manifest);
        return Json.read(Json.write(resource)).at("/spec/realm").toString();
    }
}
