package topset.edge.limits;

import io.smallrye.config.ConfigMapping;

/** The limits of one replica. Defaults are in {@code microprofile-config.properties}. */
@ConfigMapping(prefix = "topset.limits")
public interface LimitSettings {

    /** Requests of one caller, by the token's role. */
    Rate athlete();

    Rate analyst();

    Rate coach();

    Rate operator();

    Rate platform();

    /** Requests of all callers of one gym. */
    Rate gym();

    /** Rejected tokens of one address. */
    Rate rejectedTokens();

    /** Concurrent reads of one gym. */
    int readsOfGym();

    /** A token bucket. */
    interface Rate {

        /** Tokens that are added each second. */
        int perSecond();

        /** Capacity of the bucket. An empty bucket is full after {@code burst / perSecond} seconds. */
        int burst();
    }
}
