package topset.program.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import topset.local.process.Ports;
import topset.program.RealParts;

/** The page's issuer starts after the service, and has no sign-out address. */
@RealParts
@TestProfile(OtherIssuerTest.Later.class)
class OtherIssuerTest {
    private static final String ISSUER = "quarkus.oidc.page.auth-server-url";
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    /** Configures an address without a server. */
    public static class Later implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(ISSUER, "http://localhost:" + Ports.free().issuer());
        }
    }

    @Test
    void the_page_says_that_the_issuer_is_away_and_then_works_without_a_sign_out_there() throws IOException {
        for (var path : new String[] {"/", "/index.html"}) {
            given().header("Accept", "text/html")
                    .get(path)
                    .then()
                    .statusCode(503)
                    .contentType("text/plain")
                    .header("Retry-After", matchesPattern("\\d+"))
                    .body(containsString("the identity provider does not answer"), not(containsString("Exception")));
        }

        var issuer = issuerWithoutSignOut();
        try {
            var browser = new SignedInBrowser("other-issuer-gym/coach/kim");
            browser.page().then().statusCode(200);

            browser.signOut().then().statusCode(303).header("Location", endsWith("/"));

            browser.page().then().statusCode(302);
        } finally {
            issuer.stop(0);
        }
    }

    /**
     * Publishes the local issuer's document without the sign-out address. All other addresses remain the local
     * issuer's.
     */
    private static HttpServer issuerWithoutSignOut() throws IOException {
        var local = URI.create(ConfigProvider.getConfig().getValue("TOPSET_ISSUER", String.class) + DISCOVERY);
        var metadata = (ObjectNode)
                new ObjectMapper().readTree(given().get(local).body().asInputStream());
        metadata.remove("end_session_endpoint");
        var port = URI.create(ConfigProvider.getConfig().getValue(ISSUER, String.class))
                .getPort();
        var server = HttpServer.create(new InetSocketAddress("localhost", port), 0);
        server.createContext(DISCOVERY, exchange -> {
            var body = metadata.toString().getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
