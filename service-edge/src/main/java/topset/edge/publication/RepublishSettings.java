package topset.edge.publication;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

@ConfigMapping(prefix = "topset.republish")
interface RepublishSettings {
    /** The prefixes that the names of subscribers' own topics must have; empty means that none is allowed. */
    Optional<List<String>> topics();
}
