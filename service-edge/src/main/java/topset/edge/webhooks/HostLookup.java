package topset.edge.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A look-up blocks its thread until the name server answers, so look-ups have a thread pool of limited size. */
final class HostLookup {
    private static final int MOST_AT_ONCE = 64;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0,
            MOST_AT_ONCE,
            10,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("host-lookup-", 1).daemon().factory());

    /** @throws UncallableException if the host has no address, or if no name server answers in time */
    List<InetAddress> addresses(String host, Duration atMost) throws UncallableException, InterruptedException {
        try {
            return List.of(
                    threads.submit(() -> InetAddress.getAllByName(host)).get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                throw new UncallableException("must name a host that has an address: " + host + " has none", "host");
            }
            throw new IllegalStateException(e);
        } catch (TimeoutException | RejectedExecutionException e) {
            throw new UncallableException("must name a host that can be resolved; no name server answered", "host");
        }
    }
}
