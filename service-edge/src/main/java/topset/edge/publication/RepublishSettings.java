package topset.edge.publication;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The topics that an operator may fill. */
@ConfigMapping(prefix = "topset.republish")
interface RepublishSettings {
    /**
     * Returns the allowed prefixes of subscribers' own topics; empty means none. The service's own topics are always
     * allowed.
     */
    Optional<List<String>> topics();
}
