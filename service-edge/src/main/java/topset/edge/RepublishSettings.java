package topset.edge;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which topics an operator may have filled. */
@ConfigMapping(prefix = "topset.republish")
interface RepublishSettings {
    /** What the names of subscribers' own topics begin with; empty: none may be filled. The service's own always may. */
    Optional<List<String>> topics();
}
