package topset.session.sets;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A set as clients read it; {@code revision} is the value for {@code If-Match}. */
@Schema(name = "LoggedSet")
public record SetView(
        UUID setId, int revision, @JsonUnwrapped SetDetails set) {}
