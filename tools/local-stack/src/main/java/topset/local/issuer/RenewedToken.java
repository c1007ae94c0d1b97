package topset.local.issuer;

import java.time.Duration;
import java.util.function.Supplier;

/** Supplies a bearer token. A new token is requested every ten minutes, long before the old token expires. */
public final class RenewedToken implements Supplier<String> {
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(10);

    private final Supplier<String> issuer;
    private String token;
    private long issuedAt = System.nanoTime();

    public RenewedToken(Supplier<String> issuer) {
        this.issuer = issuer;
        this.token = issuer.get();
    }

    @Override
    public synchronized String get() {
        if (System.nanoTime() - issuedAt > RENEWED_AFTER.toNanos()) {
            token = issuer.get();
            issuedAt = System.nanoTime();
        }
        return token;
    }
}
