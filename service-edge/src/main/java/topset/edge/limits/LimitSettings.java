package topset.edge.limits;

import io.smallrye.config.ConfigMapping;

/** What one replica grants; defaults are in {@code microprofile-config.properties}. */
@ConfigMapping(prefix = "topset.limits")
public interface LimitSettings {

    /** Requests of one caller, by the role of the token. */
    Rate athlete();

    Rate analyst();

    Rate coach();

    Rate operator();

    Rate platform();

    /** Requests of all callers of one gym. */
    Rate gym();

    /** Tokens of one address that are not accepted. */
    Rate rejectedTokens();

    /** Reads of one gym that are being answered at a time. */
    int readsOfGym();

    /** A token bucket. */
    interface Rate {

        /** Requests that come back each second. */
        int perSecond();

        /** Most requests at once, after a pause of {@code burst / perSecond} seconds. */
        int burst();
    }
}
