package topset.local.origin;

import io.vertx.core.Future;
import io.vertx.core.Promise;
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
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import topset.local.process.Part;
import topset.local.process.StackFailure;

/**
 * Routes the requests of one address to both services (ADR 0142): paths below {@code /session} to the session service,
 * without this prefix, and all other paths to the program service. The session service learns the prefix from a header.
 */
public final class Origin implements Part {

    static final String SESSION = "/session";

    private static final String PREFIX = "X-Forwarded-Prefix";

    static final String LOOPBACK = "127.0.0.1";

    private static final int CHECK_READINESS_EVERY_MILLIS = 500;

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

    private final int port;
    private final RoundRobin session;
    private final RoundRobin program;
    private @Nullable Vertx running;
    private long checks;

    public Origin(int port, List<ServiceAddress> session, List<ServiceAddress> program) {
        this.port = port;
        this.session = new RoundRobin(session);
        this.program = new RoundRobin(program);
    }

    @Override
    public String name() {
        return "origin";
    }

    public String url() {
        return "http://localhost:" + port;
    }

    @Override
    public synchronized void start() {
        if (running != null) {
            return;
        }
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        HttpClient client = vertx.createHttpClient(CLIENT);
        HttpProxy proxy = HttpProxy.reverseProxy(client)
                .origin(context -> route(client, context))
                .addInterceptor(new StartingPage());
        checks = vertx.setPeriodic(0, CHECK_READINESS_EVERY_MILLIS, timer -> {
            session.checkReadiness(client);
            program.checkReadiness(client);
        });
        try {
            await(vertx.createHttpServer(SERVER).requestHandler(proxy).listen(port, LOOPBACK));
        } catch (CompletionException e) {
            await(vertx.close());
            throw new StackFailure(
                    "The common address of the pages and both services cannot be opened: " + e.getCause(), e);
        }
        running = vertx;
    }

    /** Sets the replicas that get requests from now on; running requests are not interrupted. */
    public synchronized void route(List<ServiceAddress> ofSession, List<ServiceAddress> ofProgram) {
        if (running == null) {
            throw new IllegalStateException("The common address of both services is not open");
        }
        Promise<Void> done = Promise.promise();
        running.runOnContext(now -> {
            session.replace(ofSession);
            program.replace(ofProgram);
            done.complete();
        });
        await(done.future());
    }

    /** Opens the request to the service that answers a path. The service sees the host that the browser has called. */
    private Future<HttpClientRequest> route(HttpClient client, ProxyContext context) {
        String path = context.request().getURI();
        boolean ofSession = path.startsWith(SESSION + "/");
        if (ofSession) {
            context.request().setURI(path.substring(SESSION.length()));
            context.request().putHeader(PREFIX, SESSION);
        } else {
            context.request().headers().remove(PREFIX);
        }
        RequestOptions options = new RequestOptions();
        HostAndPort called = context.request().proxiedRequest().authority();
        if (called != null) {
            options.setHost(called.host()).setPort(called.port());
        }
        return open(client, options, (ofSession ? session : program).inTurn().iterator());
    }

    private static Future<HttpClientRequest> open(
            HttpClient client, RequestOptions options, Iterator<ServiceAddress> replicas) {
        options.setServer(SocketAddress.inetSocketAddress(replicas.next().port(), LOOPBACK));
        Future<HttpClientRequest> request = client.request(options);
        return replicas.hasNext() ? request.recover(refused -> open(client, options, replicas)) : request;
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            // A check after the client has closed would fail.
            running.cancelTimer(checks);
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
