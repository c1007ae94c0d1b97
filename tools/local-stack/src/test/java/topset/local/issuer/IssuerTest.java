package topset.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import topset.local.process.Ports;
import topset.local.process.StackFailure;

@Tag("integration")
class IssuerTest {

    static Issuer issuer;
    static HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        issuer = new Issuer(InetAddress.getLoopbackAddress(), Ports.free().issuer());
        issuer.start();
    }

    @AfterAll
    static void stop() {
        issuer.stop();
    }

    @Test
    void a_client_id_becomes_the_claims_of_its_token() throws Exception {
        JWTClaimsSet claims = claims(new TokenClient(issuer.url()).token("iron-temple", "coach", "kim"));

        assertThat(claims.getIssuer()).isEqualTo(issuer.url());
        assertThat(claims.getAudience()).containsExactly("topset");
        assertThat(claims.getSubject()).isEqualTo("kim");
        assertThat(claims.getStringClaim("gym")).isEqualTo("iron-temple");
        assertThat(claims.getStringListClaim("groups")).containsExactly("coach");
    }

    @Test
    void a_client_gets_a_token_of_another_audience_or_expiry_when_it_asks_for_one() throws Exception {
        JWTClaimsSet claims = claims(accessToken(post(
                "/token",
                "grant_type=client_credentials&audience=someone-else&expires_in=-60&client_id="
                        + encoded("iron-temple/coach/kim"))));

        assertThat(claims.getAudience()).containsExactly("someone-else");
        assertThat(claims.getExpirationTime()).isBefore(claims.getIssueTime());
        assertThat(claims.getStringClaim("gym")).isEqualTo("iron-temple");
    }

    @Test
    void an_operators_gym_is_a_dash() throws Exception {
        JWTClaimsSet claims = claims(new TokenClient(issuer.url()).token("-", "operator", "ops"));

        assertThat(claims.getStringClaim("gym")).isEqualTo("-");
        assertThat(claims.getStringListClaim("groups")).containsExactly("operator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kim",
                "iron-temple/coach",
                "Iron Temple/coach/kim",
                "iron-temple/boss/kim",
                "iron-temple/coach/",
                "iron-temple/coach/kim/x",
                "iron-temple/operator/ops",
                "-/coach/kim",
                "iron-temple/athlete/été"
            })
    void a_client_id_that_is_not_gym_role_subject_is_refused_with_the_reason(String id) throws Exception {
        HttpResponse<String> response = post("/token", "grant_type=client_credentials&client_id=" + encoded(id));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("invalid_client", "The client id must be gym/role/subject: ");
    }

    @Test
    void the_health_check_of_docker_compose_reads_the_discovery_document() throws Exception {
        var other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.start();
        try {
            assertThat(healthCheck(URI.create(issuer.url()).getPort())).isZero();
            assertThat(healthCheck(other.getAddress().getPort()))
                    .as("of a server without the document")
                    .isNotZero();
        } finally {
            other.stop(0);
        }
    }

    private static int healthCheck(int port) throws Exception {
        var script = Files.readAllLines(Path.of("..", "..", "docker-compose.yml")).stream()
                .dropWhile(line -> !line.equals("  issuer:"))
                .dropWhile(line -> !line.endsWith("- |"))
                .skip(1)
                .takeWhile(line -> line.startsWith(" ".repeat(10)))
                .collect(Collectors.joining("\n"))
                .replace("$$", "$");
        var command = new ProcessBuilder("bash", "-c", script);
        command.environment().put("TOPSET_ISSUER_PORT", Integer.toString(port));
        var check = command.start();
        try {
            assertThat(check.waitFor(Duration.ofMinutes(2))).as("has ended").isTrue();
            return check.exitValue();
        } finally {
            check.destroyForcibly();
        }
    }

    @Test
    void the_answer_to_a_token_request_names_the_reason() {
        assertThatThrownBy(() -> new TokenClient(issuer.url()).token("iron-temple", "boss", "kim"))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("the role 'boss' must be athlete, coach, platform, analyst or operator");
    }

    @Test
    void a_token_asked_for_at127001_carries_the_name_that_services_trust() throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(issuer.url().replace("localhost", "127.0.0.1") + "/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "grant_type=client_credentials&client_id=iron-temple%2Fathlete%2Flifter-1"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(claims(accessToken(response)).getIssuer()).isEqualTo(issuer.url());
    }

    @Test
    void a_user_name_in_the_login_form_is_read_like_a_client_id() throws Exception {
        HttpResponse<String> submitted = post(authorize(), "username=" + encoded("iron-temple/coach/kim"));
        assertThat(submitted.statusCode()).isEqualTo(302);
        String code = submitted.headers().firstValue("Location").orElseThrow().replaceAll(".*code=([^&]+).*", "$1");

        HttpResponse<String> response = post(
                "/token",
                "grant_type=authorization_code&client_id=page&client_secret=s&redirect_uri="
                        + encoded("http://localhost/back") + "&code=" + code);

        JWTClaimsSet claims = claims(accessToken(response));
        assertThat(claims.getSubject()).isEqualTo("kim");
        assertThat(claims.getStringClaim("gym")).isEqualTo("iron-temple");
        assertThat(claims.getStringListClaim("groups")).isEqualTo(List.of("coach"));
        assertThat(claims.getAudience()).containsExactly("topset");
    }

    @Test
    void the_sign_in_form_has_a_button_for_each_user_of_the_examples() throws Exception {
        HttpResponse<String> page = client.send(
                HttpRequest.newBuilder(URI.create(issuer.url() + authorize())).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.body())
                .contains("Sign in to Topset", "value=\"iron-temple/coach/kim\"", "value=\"made-up-gym/athlete/ana\"")
                .doesNotContain("role=\"alert\"", "${", "http");
    }

    @Test
    void the_sign_in_form_is_german_for_a_browser_that_prefers_german() throws Exception {
        HttpResponse<String> page = client.send(
                HttpRequest.newBuilder(URI.create(issuer.url() + authorize()))
                        .header("Accept-Language", "de-DE,de;q=0.9,en;q=0.8")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(page.body())
                .contains("lang=\"de\"", "Bei Topset anmelden", "Benutzername", "value=\"iron-temple/coach/kim\"")
                .doesNotContain("Sign in", "${");
    }

    @Test
    void a_user_name_that_cannot_be_read_is_shown_again_with_the_reason() throws Exception {
        HttpResponse<String> submitted = post(authorize(), "username=" + encoded("\"><b>kim"));

        assertThat(submitted.statusCode()).isEqualTo(400);
        assertThat(submitted.body())
                .contains("The user name must be gym/role/name: ", "value=\"&quot;&gt;&lt;b&gt;kim\"")
                .doesNotContain("<b>");
    }

    private static String authorize() {
        return "/authorize?client_id=page&response_type=code&scope=openid&state=s&redirect_uri="
                + encoded("http://localhost/back");
    }

    private static HttpResponse<String> post(String path, String form) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(issuer.url() + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String accessToken(HttpResponse<String> response) {
        assertThat(response.body()).contains("\"access_token\"");
        return response.body().replaceAll("(?s).*\"access_token\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    private static JWTClaimsSet claims(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
