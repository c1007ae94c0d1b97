package topset.program.rebuild;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
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
import java.io.InputStream;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import topset.contract.Topics;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.operations.OperatorCall;
import topset.edge.web.StrictJson;
import topset.edge.web.Violations;
import topset.program.rebuild.RebuildOrder.Mode;
import topset.program.rebuild.RebuildOrder.Source;
import topset.program.rebuild.comparison.PlanDifference;

/** Lets operators compare each athlete's stored plans with rebuilt plans, and correct the stored plans. */
@Path("/v1/operations/rebuilds")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.OPERATOR)
@Tag(name = "Operations", description = "For operators, across gyms")
public class RebuildResource {
    private final Rebuilds rebuilds;
    private final Caller caller;
    private final StrictJson json;
    private final OperatorCall call;

    RebuildResource(Rebuilds rebuilds, Caller caller, StrictJson json, OperatorCall call) {
        this.rebuilds = rebuilds;
        this.caller = caller;
        this.json = json;
        this.call = call;
    }

    /**
     * The body of an operator's request to start a rebuild, which computes the stored plans of athletes again.
     *
     * @param topic a topic that was filled by republish, if the session topic no longer has all events; absent means
     * the session topic only
     * @param acceptMissing whether to rebuild athletes of whom session events are missing in Kafka; the sets of these
     * events are deleted
     */
    @Schema(name = "StartRebuild")
    public record Start(
            @NotNull Mode mode,
            @NotNull Source source,

            @Nullable @Pattern(regexp = "[A-Za-z0-9._-]{1,249}", message = "must be the name of a Kafka topic")
            String topic,

            @Nullable Boolean acceptMissing,

            @Nullable @Pattern(regexp = Caller.GYM, message = "must be 1 to 63 characters of a-z, 0-9 and '-'")
            String gym,

            @Nullable @Pattern(regexp = Caller.ATHLETE_ID, message = Caller.ATHLETE_ID_SAYS)
            String athleteId) {

        RebuildOrder order() {
            return new RebuildOrder(
                    mode,
                    source,
                    source == Source.LOG && topic == null ? Topics.SESSION_EVENTS : topic,
                    Boolean.TRUE.equals(acceptMissing),
                    gym,
                    athleteId);
        }

        static void check(Start wanted, Violations found) {
            if (wanted.athleteId() != null && wanted.gym() == null) {
                found.refuse("gym", "is required if the field 'athleteId' is given", "gym-of-athlete");
            }
            if (wanted.source() == Source.SETS && wanted.topic() != null) {
                found.refuse("topic", "must be absent unless the field 'source' is LOG", "topic-of-log");
            }
            if (wanted.source() == Source.SETS && wanted.acceptMissing() != null) {
                found.refuse("acceptMissing", "must be absent unless the field 'source' is LOG", "missing-of-log");
            }
        }
    }

    /**
     * The API's answer with the state and the result of a rebuild, which computes the stored plans of athletes again.
     *
     * @param differences absent in a list
     * @param leftAlone the first hundred athletes who were left unchanged, with the reason; absent in a list
     */
    @Schema(name = "Rebuild")
    public record View(
            UUID id,
            Mode mode,
            Source source,
            @Nullable String topic,
            boolean acceptMissing,
            @Nullable String gym,
            @Nullable String athleteId,
            RebuildRow.State state,
            @Nullable String says,
            String startedBy,
            OffsetDateTime startedAt,
            OffsetDateTime changedAt,
            RebuildProgress progress,
            @Nullable Differences differences,
            @Nullable List<LeftAlone> leftAlone) {

        static View of(RebuildRow row) {
            return of(row, null, null);
        }

        static View of(Rebuilds.Report report) {
            return of(
                    report.row(),
                    Differences.of(report),
                    report.leftAlone().stream().map(LeftAlone::of).toList());
        }

        private static View of(RebuildRow row, @Nullable Differences differences, @Nullable List<LeftAlone> leftAlone) {
            var order = row.order();
            return new View(
                    row.id(),
                    order.mode(),
                    order.source(),
                    order.topic(),
                    order.acceptMissing(),
                    order.gym(),
                    order.athleteId(),
                    row.state(),
                    row.says(),
                    row.startedBy(),
                    row.startedAt(),
                    row.changedAt(),
                    row.progress(),
                    differences,
                    leftAlone);
        }
    }

    /**
     * The differences between the rebuilt and the stored data: the number of differences of each kind, and the first
     * hundred differences.
     */
    @Schema(name = "RebuildDifferences")
    public record Differences(List<Findings.Count> counts, List<Difference> items) {

        static Differences of(Rebuilds.Report report) {
            return new Differences(
                    report.row().progress().differences(),
                    report.first().stream().map(Difference::of).toList());
        }
    }

    /** One difference between the rebuilt and the stored data. */
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

        static Difference of(Findings.Finding found) {
            var difference = found.difference();
            return new Difference(
                    found.athlete().gym(),
                    found.athlete().id(),
                    difference.kind(),
                    difference.programId(),
                    difference.slotId(),
                    difference.week(),
                    difference.live(),
                    difference.rebuilt());
        }
    }

    /**
     * An athlete whose stored data a rebuild left unchanged.
     *
     * @param outcome INCOMPLETE_LOG (processed session events are missing in Kafka) or FAILED (the plans could not be
     * computed or written)
     */
    @Schema(name = "RebuildLeftAlone")
    public record LeftAlone(
            String gym,
            String athlete,
            RebuildOutcome outcome,
            @Nullable String says) {
        static LeftAlone of(Worklist.LeftAlone found) {
            return new LeftAlone(found.athlete().gym(), found.athlete().id(), found.outcome(), found.says());
        }
    }

    /** The API's answer with the newest rebuilds. */
    @Schema(name = "Rebuilds")
    public record Items(List<View> items) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startRebuild",
            summary = "Check what is derived of each athlete, or make it right",
            description =
                    "Folds each athlete again, from the stored sets or from the log, and reports in what that differs from what is served. With mode APPLY what differs is written, and TargetRecomputed of this and the next week is published, caused by rebuild/{id}. 409 while another is not over.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Start.class), example = """
                                    {"mode":"CHECK","source":"LOG","gym":"iron-temple"}"""))
    @APIResponse(
            responseCode = "201",
            description = "The rebuild has begun",
            content = @Content(schema = @Schema(implementation = View.class)))
    public Response start(InputStream body) {
        var wanted = json.read(body, Start.class, Start::check);
        call.concerns(wanted.topic(), wanted.gym(), wanted.athleteId());
        var begun = rebuilds.start(wanted.order(), caller.subject());
        return Response.created(URI.create("/v1/operations/rebuilds/" + begun.id()))
                .entity(View.of(begun))
                .build();
    }

    @GET
    @Operation(operationId = "rebuilds", summary = "The newest rebuilds")
    public Items list() {
        return new Items(rebuilds.newest(20).stream().map(View::of).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "rebuild",
            summary = "How far a rebuild is, and in what athletes differ from what is served")
    public View get(@PathParam("id") String id) {
        return view(id(id));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "abandonRebuild", summary = "End a rebuild; athletes who were done stay as they are")
    public View abandon(@PathParam("id") String id) {
        var rebuild = id(id);
        rebuilds.abandon(rebuild, caller.subject());
        return view(rebuild);
    }

    private View view(UUID id) {
        return View.of(rebuilds.find(id).orElseThrow(() -> RebuildRow.missing(id)));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw RebuildRow.missing(text);
        }
    }
}
