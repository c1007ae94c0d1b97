package topset.edge.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Reads the keys with which the issuer signs, its JSON Web Key Set. */
@FunctionalInterface
interface IssuerKeys {
    ObjectMapper JSON = new ObjectMapper();
    int MOST_BYTES = 1_000_000;
    int TIMEOUT_MILLIS = 2_000;

    JsonNode read() throws IOException;

    static IssuerKeys of(String issuer) {
        return () -> {
            var configuration = json(issuer.replaceFirst("/+$", "") + "/.well-known/openid-configuration");
            return json(configuration.path("jwks_uri").asText());
        };
    }

    private static JsonNode json(String address) throws IOException {
        var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try (var body = connection.getInputStream()) {
            return JSON.readTree(body.readNBytes(MOST_BYTES));
        } finally {
            connection.disconnect();
        }
    }
}
