package topset.edge.publication;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** The operator's settings that limit which topics may be filled with stored events. */
@ConfigMapping(prefix = "topset.republish")
interface RepublishSettings {
    /**
     * Returns the prefixes that the names of subscribers' own topics must have; empty means that no subscriber's topic
     * is allowed. The service's own topics are always allowed.
     */
    Optional<List<String>> topics();
}
