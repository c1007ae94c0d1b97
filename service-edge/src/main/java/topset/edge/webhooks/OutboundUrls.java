package topset.edge.webhooks;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import topset.edge.web.Problem;

/** Checks URLs that gyms have chosen: when a URL is stored, and again before each request. */
@ApplicationScoped
public class OutboundUrls {
    /** In characters. */
    public static final int LONGEST = 2_000;

    private static final int HIGHEST_PORT = 65_535;

    @ConfigMapping(prefix = "topset.outbound")
    interface OutboundSettings {
        /** Networks to which requests are allowed although they are not public, such as {@code 10.1.0.0/16}. */
        Optional<List<String>> privateNetworks();
    }

    private final AddressRules rules;
    private final HostLookup lookup = new HostLookup();

    @Inject
    OutboundUrls(OutboundSettings settings) {
        this(settings.privateNetworks().orElse(List.of()));
    }

    OutboundUrls(List<String> privateNetworks) {
        this.rules = new AddressRules(
                privateNetworks.stream().map(AddressRules::network).toList());
    }

    /**
     * If one address of the host is not allowed, the URL is refused, because a gym could use such a host to reach the
     * operator's private network. Waits at most so long for name servers. Throws a problem 422 for the field {@code
     * url} if the service must not, or cannot, send requests to the URL.
     */
    public ResolvedUrl resolve(String url, Duration atMost) throws InterruptedException {
        var uri = parsed(url);
        var addresses = lookup.addresses(host(uri), atMost);
        for (var address : addresses) {
            if (!rules.mayCall(address)) {
                throw refused(
                        "must name a host with public addresses only; " + uri.getHost() + " has "
                                + address.getHostAddress(),
                        "webhook-private-address");
            }
            if (!isHttps(uri) && !rules.isAllowedNetwork(address)) {
                throw refused("must begin with https://", "webhook-https");
            }
        }
        return new ResolvedUrl(uri, addresses.getFirst());
    }

    private static URI parsed(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw refused("must be a URL, as in https://gym.example/hooks", "webhook-url");
        }
        if (url.length() > LONGEST) {
            throw refused("must have at most " + LONGEST + " characters", "webhook-url");
        }
        var isHttp = "http".equalsIgnoreCase(uri.getScheme());
        if (!isHttp && !isHttps(uri)) {
            throw refused("must begin with https://", "webhook-https");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            throw refused("must name a host, as in https://gym.example/hooks", "webhook-url");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refused("must have no user name, no password and no fragment", "webhook-url");
        }
        return uri;
    }

    private static Problem refused(String says, String rule) {
        return Problem.refused("url", says, rule);
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Without the brackets of an IPv6 address. */
    private static String host(URI uri) {
        return uri.getHost().replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    /**
     * Requests connect to the checked {@code address} without another look-up, so the host cannot change to an address
     * that is not allowed.
     */
    public record ResolvedUrl(URI uri, InetAddress address) {
        boolean isTls() {
            return isHttps(uri);
        }

        int port() {
            return uri.getPort() > 0 ? uri.getPort() : isTls() ? 443 : 80;
        }

        String requestTarget() {
            var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        }
    }

    /** A look-up blocks its thread until the name server answers, so look-ups have a thread pool of limited size. */
    private static final class HostLookup {
        private static final int MOST_AT_ONCE = 64;

        private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
                0,
                MOST_AT_ONCE,
                10,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().name("host-lookup-", 1).daemon().factory());

        /** @throws Problem if the host has no address, or if no name server answers in time */
        List<InetAddress> addresses(String host, Duration atMost) throws InterruptedException {
            try {
                return List.of(threads.submit(() -> InetAddress.getAllByName(host))
                        .get(atMost.toMillis(), TimeUnit.MILLISECONDS));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof UnknownHostException) {
                    throw refused("must name a host that has an address: " + host + " has none", "webhook-host");
                }
                throw new IllegalStateException(e);
            } catch (TimeoutException | RejectedExecutionException e) {
                throw refused("must name a host that can be resolved; no name server answered", "webhook-host");
            }
        }
    }
}
