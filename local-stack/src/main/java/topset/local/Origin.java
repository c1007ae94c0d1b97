package topset.local;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import topset.local.process.Part;
import topset.local.process.Ports;
import topset.local.process.StackFailure;

/**
 * Routes the requests of one address to both services, so that a browser sees the pages and both APIs as one origin
 * (ADR 0071). Paths below {@code /session} lead to the session service, without this prefix; all other paths lead to
 * the program service. Runs in this process.
 */
final class Origin implements Part {

    static final String SESSION = "/session";

    private static final String LOOPBACK = "127.0.0.1";

    // The largest number of connections to a service. Every live stream of a page occupies one connection as long as
    // the page is open.
    private static final int MOST_CONNECTIONS = 2_000;

    // A service closes a connection that is idle for 60 s. The proxy must close it earlier. Otherwise the proxy could
    // send a request into a connection that the service is just closing.
    private static final HttpClientOptions CLIENT = new HttpClientOptions()
            .setMaxPoolSize(MOST_CONNECTIONS)
            .setKeepAliveTimeout(30)
            .setDecompressionSupported(false);

    // HTTP/2 over plain TCP is disabled. Otherwise a client could upgrade its connection to HTTP/2, and the proxy would
    // then forward the body of the upgraded request without its length.
    private static final HttpServerOptions SERVER = new HttpServerOptions().setHttp2ClearTextEnabled(false);

    private final Ports ports;
    private @Nullable Vertx running;

    Origin(Ports ports) {
        this.ports = ports;
    }

    @Override
    public String name() {
        return "origin";
    }

    String url() {
        return "http://localhost:" + ports.origin();
    }

    @Override
    public synchronized void start() {
        if (running != null) {
            return;
        }
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        HttpClient client = vertx.createHttpClient(CLIENT);
        HttpProxy proxy = HttpProxy.reverseProxy(client).origin(context -> route(client, context));
        try {
            await(vertx.createHttpServer(SERVER).requestHandler(proxy).listen(ports.origin(), LOOPBACK));
        } catch (CompletionException e) {
            await(vertx.close());
            throw new StackFailure(
                    "The common address of the pages and both services cannot be opened: " + e.getCause(), e);
        }
        running = vertx;
    }

    /** Opens the request to the service that answers a path. The service sees the host that the browser has called. */
    private Future<HttpClientRequest> route(HttpClient client, ProxyContext context) {
        String path = context.request().getURI();
        boolean ofSession = path.startsWith(SESSION + "/");
        if (ofSession) {
            context.request().setURI(path.substring(SESSION.length()));
        }
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(ofSession ? ports.session() : ports.program(), LOOPBACK));
        HostAndPort called = context.request().proxiedRequest().authority();
        return client.request(
                called == null ? options : options.setHost(called.host()).setPort(called.port()));
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            await(running.close());
            running = null;
        }
    }

    /** Closes the address of the proxy. The proxy runs in this process, so it cannot be killed separately. */
    @Override
    public void kill() {
        stop();
    }

    @Override
    public synchronized boolean running() {
        return running != null;
    }

    private static <T> void await(Future<T> result) {
        result.toCompletionStage().toCompletableFuture().join();
    }
}
