package topset.local.issuer;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import topset.local.process.StackFailure;

public record TokenClient(String issuer) {
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern DESCRIPTION = Pattern.compile("\"error_description\"\\s*:\\s*\"([^\"]+)\"");

    // Before its first token, the issuer generates a key. That takes a second, and many seconds on a busy machine.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int OK = 200;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public String token(String gym, String role, String subject) {
        return token(gym + "/" + role + "/" + subject, Map.of());
    }

    public String token(String clientId, Map<String, String> parameters) {
        StringBuilder form = new StringBuilder("grant_type=client_credentials&client_secret=unchecked&client_id="
                + URLEncoder.encode(clientId, StandardCharsets.UTF_8));
        parameters.forEach((name, value) ->
                form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                .build();
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            Matcher token = ACCESS_TOKEN.matcher(response.body());
            if (response.statusCode() == OK && token.find()) {
                return token.group(1);
            }
            Matcher reason = DESCRIPTION.matcher(response.body());
            throw new StackFailure(reason.find() ? reason.group(1) : "The issuer answers: " + response.body());
        } catch (IOException e) {
            throw new StackFailure(
                    "No OIDC issuer answers at " + issuer + ": start ./topset run, or set TOPSET_ISSUER_PORT to the"
                            + " port of the issuer.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("This thread was interrupted while it requested a token.", e);
        }
    }
}
