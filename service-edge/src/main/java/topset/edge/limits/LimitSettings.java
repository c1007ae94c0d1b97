package topset.edge.limits;

import io.smallrye.config.ConfigMapping;

/** The limits that apply to each replica. The defaults of the limits are in {@code microprofile-config.properties}. */
@ConfigMapping(prefix = "topset.limits")
public interface LimitSettings {

    /** Returns the allowed request rate of one caller with the role {@code athlete}. */
    Rate athlete();

    Rate analyst();

    Rate coach();

    Rate operator();

    Rate platform();

    /** Returns the allowed request rate of all callers of one gym together. */
    Rate gym();

    /** Returns the rate at which tokens from one client address may be rejected. */
    Rate rejectedTokens();

    /** Returns the largest number of reads of one gym that may run at the same time. */
    int readsOfGym();

    /** The rate at which a token bucket is filled, and its size. */
    interface Rate {

        /** Returns the number of tokens that are added to the bucket each second. */
        int perSecond();

        /**
         * Returns the capacity of the bucket, in tokens. An empty bucket is full again after {@code burst / perSecond}
         * seconds.
         */
        int burst();
    }
}
