package topset.edge.limits;

import io.smallrye.config.ConfigMapping;

/** The limits apply to each replica. Their defaults are in {@code microprofile-config.properties}. */
@ConfigMapping(prefix = "topset.limits")
public interface LimitSettings {

    /** Of one caller with the role {@code athlete}. */
    Rate athlete();

    Rate analyst();

    Rate coach();

    Rate operator();

    Rate platform();

    /** Of all callers of one gym together. */
    Rate gym();

    /** Of the tokens from one client address. */
    Rate rejectedTokens();

    /** How many reads of one gym may run at the same time. */
    int readsOfGym();

    /** The rate at which a token bucket is filled, and its size. */
    interface Rate {

        int perSecond();

        /** Capacity in tokens. An empty bucket is full again after {@code burst / perSecond} seconds. */
        int burst();
    }
}
