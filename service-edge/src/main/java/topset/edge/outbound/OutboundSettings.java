package topset.edge.outbound;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The settings of calls to URLs that gyms name. */
@ConfigMapping(prefix = "topset.outbound")
interface OutboundSettings {
    /** Returns the networks that may be called although they are not public, as in {@code 10.1.0.0/16}. */
    Optional<List<String>> privateNetworks();
}
