package topset.local.issuer;

import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.jspecify.annotations.Nullable;
import topset.local.process.Part;
import topset.local.process.StackFailure;

/**
 * Runs an OIDC issuer without authentication, for use on this machine only. The client id, or the user name in the
 * login form, is {@code gym/role/subject}.
 */
public final class Issuer implements Part {

    static final String ID = "topset";

    // These loggers warn about each connection that a browser opens in advance and does not use.
    // This array keeps the loggers reachable. Otherwise the garbage collector could remove the loggers together with
    // their levels.
    private static final Logger[] CHATTY = {
        Logger.getLogger("okhttp3.mockwebserver.MockWebServer"), Logger.getLogger("mockwebserver3.MockWebServer")
    };

    private final InetAddress address;
    private final int port;
    private @Nullable MockWebServerWrapper server;

    public Issuer(InetAddress address, int port) {
        this.address = address;
        this.port = port;
    }

    @Override
    public String name() {
        return "OIDC issuer";
    }

    public String url() {
        return "http://localhost:" + port + "/" + ID;
    }

    @Override
    public synchronized void start() {
        if (server != null) {
            return;
        }
        for (Logger chatty : CHATTY) {
            chatty.setLevel(Level.SEVERE);
        }
        MockWebServerWrapper starting = new MockWebServerWrapper();
        OAuth2Config config = new OAuth2Config(
                true, null, null, false, new OAuth2TokenProvider(), Set.of(new TokenClaims()), starting);
        OAuth2HttpRequestHandler handler = new OAuth2HttpRequestHandler(config);
        try {
            starting.start(address, port, request -> answer(starting, handler, request));
        } catch (OAuth2Exception | IllegalStateException | java.io.UncheckedIOException e) {
            throw new StackFailure("The OIDC issuer cannot be started: " + e.getMessage(), e);
        }
        server = starting;
    }

    private static OAuth2HttpResponse answer(
            MockWebServerWrapper server, OAuth2HttpRequestHandler handler, OAuth2HttpRequest request) {
        forgetRecorded(server);
        OAuth2HttpRequest local = LocalRequests.completed(request);
        return ClientId.refusal(local)
                .or(() -> LoginForm.page(local))
                .orElseGet(() -> handler.getAuthorizationServer().invoke(LoginForm.withClaims(local)));
    }

    // Deletes the requests that the mock server has recorded. The mock server is made for tests and stores every
    // request. Without the deletion, the memory use would grow without limit.
    private static void forgetRecorded(MockWebServerWrapper server) {
        try {
            server.getMockWebServer().takeRequest(0, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        MockWebServerWrapper running = server;
        server = null;
        if (running != null) {
            running.stop();
        }
    }

    /** Stops the issuer. The issuer runs in this process, so it cannot be killed separately. */
    @Override
    public void kill() {
        stop();
    }

    @Override
    public synchronized boolean running() {
        return server != null;
    }
}
