package topset.program.operations;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.edge.Caller;
import topset.edge.Problem;
import topset.edge.Role;
import topset.edge.StrictJson;
import topset.program.planning.DifferenceTable;
import topset.program.planning.PlanDifference;

/** An operator has everything derived made anew beside what is served, looks at what differs, and switches. */
@Path("/v1/operations/rebuilds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Operations", description = "For operators, across gyms")
public class RebuildResource {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Rebuilds rebuilds;
    private final Caller caller;
    private final StrictJson json;

    RebuildResource(Rebuilds rebuilds, Caller caller, StrictJson json) {
        this.rebuilds = rebuilds;
        this.caller = caller;
        this.json = json;
    }

    /**
     * Where the history is read from.
     *
     * @param topic filled by republish, where the session topic no longer has all of it; absent: the session topic
     */
    @Schema(name = "StartRebuild")
    public record Start(
            @Nullable @Pattern(regexp = "[A-Za-z0-9._-]{1,249}", message = "must be a topic's name")
            String topic) {}

    /**
     * How to switch.
     *
     * @param acceptMissing also where the topic has fewer events of an athlete than had been taken in: those sets are gone then
     */
    @Schema(name = "SwitchRebuild")
    public record Switch(@Nullable Boolean acceptMissing) {}

    /** A rebuild; {@code differences} is absent in a list. */
    @Schema(name = "Rebuild")
    public record View(
            UUID id,
            RebuildRow.State state,
            @Nullable String says,
            String topic,
            String startedBy,
            OffsetDateTime startedAt,
            OffsetDateTime changedAt,
            RebuildProgress progress,
            @Nullable Differences differences) {

        static View of(RebuildRow row, @Nullable Differences differences) {
            return new View(
                    row.id(),
                    row.state(),
                    row.says(),
                    row.topic(),
                    row.startedBy(),
                    row.startedAt(),
                    row.changedAt(),
                    row.progress(),
                    differences);
        }
    }

    /** In what the rebuilt state differs from the served one: how much of each kind, and the first hundred. */
    @Schema(name = "RebuildDifferences")
    public record Differences(List<Counted> counts, List<Difference> items) {

        static Differences of(Rebuilds.Report report) {
            return new Differences(
                    report.counts().stream().map(Counted::of).toList(),
                    report.first().stream().map(Difference::of).toList());
        }
    }

    /** How often a kind of difference, and in how many athletes. */
    @Schema(name = "RebuildCount")
    public record Counted(PlanDifference.Kind kind, long differences, long athletes) {
        static Counted of(DifferenceTable.Count count) {
            return new Counted(count.kind(), count.differences(), count.athletes());
        }
    }

    /** One of them. */
    @Schema(name = "RebuildDifference")
    public record Difference(
            String gym,
            String athlete,
            PlanDifference.Kind kind,
            @Nullable UUID programId,
            @Nullable String slotId,
            @Nullable Integer week,
            @Nullable String live,
            @Nullable String rebuilt) {

        static Difference of(DifferenceTable.Shown shown) {
            var difference = shown.difference();
            return new Difference(
                    shown.athlete().gym(),
                    shown.athlete().id(),
                    difference.kind(),
                    difference.programId(),
                    difference.slotId(),
                    difference.week(),
                    difference.live(),
                    difference.rebuilt());
        }
    }

    /** The newest rebuilds. */
    @Schema(name = "Rebuilds")
    public record Items(List<View> items) {}

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "startRebuild",
            summary = "Make everything derived anew, beside what is served",
            description =
                    "From the session topic and the coaches' decisions. Tells nobody. 409 while another is under way.")
    @RequestBody(
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Start.class)))
    public Response start(InputStream body) {
        var wanted = optional(body);
        var topic = wanted == null ? null : json.read(wanted, Start.class).topic();
        var begun = rebuilds.start(topic == null ? Topics.SESSION_EVENTS : topic, caller.subject());
        return Response.created(URI.create("/v1/operations/rebuilds/" + begun.id()))
                .entity(View.of(begun, null))
                .build();
    }

    @GET
    @Operation(operationId = "rebuilds", summary = "The newest rebuilds")
    public Items list() {
        return new Items(
                rebuilds.newest(20).stream().map(row -> View.of(row, null)).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "rebuild", summary = "How far a rebuild is, and in what it differs from what is served")
    public View get(@PathParam("id") String id) {
        return view(id(id));
    }

    @POST
    @Path("/{id}/switch")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "switchRebuild",
            summary = "Serve what was rebuilt, from now on",
            description =
                    "Nothing is written for a moment; then TargetRecomputed, FlagsChanged and BackoffAdjusted are told of exactly"
                            + " what differs. 409 with the reason when it cannot be switched to.")
    @RequestBody(
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Switch.class)))
    public View switchTo(@PathParam("id") String id, InputStream body) {
        var rebuild = id(id);
        var wanted = optional(body);
        var accepted = wanted == null ? null : json.read(wanted, Switch.class).acceptMissing();
        rebuilds.switchTo(rebuild, Boolean.TRUE.equals(accepted), PATIENCE);
        return view(rebuild);
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "abandonRebuild", summary = "Give a rebuild up; nothing has changed by it")
    public View abandon(@PathParam("id") String id) {
        var rebuild = id(id);
        rebuilds.abandon(rebuild, PATIENCE);
        return view(rebuild);
    }

    private View view(UUID id) {
        var report = rebuilds.find(id).orElseThrow(() -> RebuildRow.missing(id));
        return View.of(report.row(), Differences.of(report));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw RebuildRow.missing(text);
        }
    }

    /** The body, or null where there is none: it may be left out. */
    private static @Nullable InputStream optional(InputStream body) {
        try {
            var pushed = new PushbackInputStream(body);
            int first = pushed.read();
            if (first < 0) {
                return null;
            }
            pushed.unread(first);
            return pushed;
        } catch (IOException e) {
            throw Problem.malformed("The body cannot be read");
        }
    }
}
