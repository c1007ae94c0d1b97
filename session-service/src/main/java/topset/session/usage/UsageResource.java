package topset.session.usage;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Problem;
import topset.session.usage.UsageCounts.MonthlyUsage;

@Path("/v1/usage")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Usage", description = "What a gym uses")
public class UsageResource {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private final UsageCounts counts;
    private final Caller caller;

    UsageResource(UsageCounts counts, Caller caller) {
        this.counts = counts;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.COACH, Role.PLATFORM, Role.ANALYST})
    @Operation(
            summary = "How many athletes trained in a month, in how many sessions and sets",
            description = "A session belongs to the month in which it started, by the athlete's own date. Erased"
                    + " athletes and removed sets are not counted.")
    @APIResponse(responseCode = "200", description = "The counts of the caller's gym")
    public MonthlyUsage usage(
            @Parameter(description = "The month", required = true, example = "2026-11") @QueryParam("month") @Nullable
                    String month) {
        return counts.of(caller.gym(), read(month));
    }

    private static YearMonth read(@Nullable String text) {
        try {
            YearMonth month = YearMonth.parse(text == null ? "" : text);
            if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) {
                return month;
            }
        } catch (DateTimeException e) {
            // Not a month; answered below.
        }
        throw Problem.malformed("month", "must be a month, as in 2026-11");
    }
}
