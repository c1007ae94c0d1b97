package topset.edge.outbound;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The operator's settings for requests to URLs that gyms have chosen. */
@ConfigMapping(prefix = "topset.outbound")
interface OutboundSettings {
    /** Networks to which requests are allowed although they are not public, such as {@code 10.1.0.0/16}. */
    Optional<List<String>> privateNetworks();
}
