package topset.edge.operations;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.Cursor;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.edge.web.ParameterTypes.TimeParameter;
import topset.edge.web.Problem;
import topset.store.Athlete;
import topset.store.audit.AuditReader;

/** Lists this service's audit. The other service has its own (ADR 0043). */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Audit", description = "Who did what to whom")
public class AuditResource {
    private final AuditReader audit;
    private final Caller caller;

    AuditResource(AuditReader audit, Caller caller) {
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Who did what to whom in this service, oldest first",
            description = "With athleteId the athlete's published events and the changes of the athlete's coaches and"
                    + " tags, each with who caused it, and the operations,"
                    + " refusals, sign-ins and exports that concern the athlete. Without it the gym's own events (its"
                    + " settings, exercises, coaches of athletes) and the other entries of the gym. Each service answers for its own"
                    + " events and calls. Of an erased athlete only the erasure and operators' calls are left.")
    @APIResponse(responseCode = "200", description = "A page")
    @APIResponse(responseCode = "422", description = "No athlete can have that id")
    public Page<AuditReader.Item> audit(
            @Parameter(description = "Of this athlete") @QueryParam("athleteId") @Nullable String athleteId,
            @Parameter(description = "Nothing before this time", example = "2026-11-24T00:00:00+01:00")
                    @QueryParam("from")
                    @Nullable
                    TimeParameter from,
            @BeanParam PageRequest asked) {
        if (athleteId != null && !athleteId.matches(Caller.ATHLETE_ID)) {
            throw Problem.refused("athleteId", Caller.ATHLETE_ID_SAYS, "athlete-id");
        }
        if (athleteId != null) {
            caller.requireVisible(athleteId);
        }
        var since = from == null ? null : from.time();
        var after = after(asked.cursor());
        var page = asked.page(
                most -> athleteId == null
                        ? audit.ofGym(caller.gym(), since, after, most)
                        : audit.ofAthlete(new Athlete(caller.gym(), athleteId), since, after, most),
                last -> cursor(last.after()));
        var items = page.items().stream().map(AuditReader.ListedEntry::item).toList();
        return new Page<>(caller.athletes().visible(items, AuditReader.Item::athleteId), page.nextCursor());
    }

    private static String cursor(AuditReader.After after) {
        return Cursor.of(
                Long.toString(after.sequence()),
                Long.toString(after.entry()),
                after.at() == null ? "" : after.at().toString(),
                Long.toString(after.about()));
    }

    private static AuditReader.After after(@Nullable Cursor cursor) {
        return cursor == null
                ? AuditReader.After.START
                : cursor.read(
                        4,
                        parts -> new AuditReader.After(
                                Long.parseLong(parts.get(0)),
                                Long.parseLong(parts.get(1)),
                                parts.get(2).isEmpty() ? null : Cursor.time(parts.get(2)),
                                Long.parseLong(parts.get(3))));
    }
}
