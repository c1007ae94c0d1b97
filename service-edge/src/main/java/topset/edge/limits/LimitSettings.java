package topset.edge.limits;

import io.smallrye.config.ConfigMapping;

/** The limits of one replica. Defaults are in {@code microprofile-config.properties}. */
@ConfigMapping(prefix = "topset.limits")
public interface LimitSettings {

    /** Returns the limit on requests of one caller, by the token's role. */
    Rate athlete();

    Rate analyst();

    Rate coach();

    Rate operator();

    Rate platform();

    /** Returns the limit on requests of all callers of one gym. */
    Rate gym();

    /** Returns the limit on rejected tokens of one address. */
    Rate rejectedTokens();

    /** Returns the largest number of reads of one gym that run at the same time. */
    int readsOfGym();

    /** The size of a token bucket. */
    interface Rate {

        /** Returns the number of tokens that are added each second. */
        int perSecond();

        /** Returns the capacity of the bucket. An empty bucket is full after {@code burst / perSecond} seconds. */
        int burst();
    }
}
