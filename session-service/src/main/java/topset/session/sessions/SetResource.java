package topset.session.sessions;

import static java.util.Objects.requireNonNull;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.web.RevisionTags;
import topset.edge.web.StrictJson;
import topset.session.sessions.SessionCommand.NewSet;
import topset.session.sessions.SessionRequests.BatchBody;
import topset.session.sessions.SessionRequests.SetBody;

/** A request body is checked only after the caller's right to see and change the session and the set. */
@Path("/v1/sessions/{sessionId}/sets")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Logging")
public class SetResource {
    private final SessionService sessions;
    private final SessionBodyChecks checks;
    private final SessionAccess access;
    private final Caller caller;
    private final StrictJson json;
    private final Clock clock = Clock.systemUTC();

    /** A repeated POST gets the answer of the first POST again. */
    @Schema(name = "SetReceipt")
    record SetReceipt(UUID setId, int revision, long sequence) {
        private static SetReceipt first(UUID setId, Session.Begun session) {
            return new SetReceipt(setId, 1, logged(setId, session).firstSequence());
        }

        private static SetReceipt newest(UUID setId, Session.Begun session) {
            var set = logged(setId, session);
            return new SetReceipt(setId, set.revision(), set.sequence());
        }

        private static Session.LoggedSet logged(UUID setId, Session.Begun session) {
            return requireNonNull(session.sets().get(setId));
        }
    }

    @Schema(name = "BatchReceipt")
    record BatchReceipt(List<SetReceipt> sets) {}

    SetResource(
            SessionService sessions, SessionBodyChecks checks, SessionAccess access, Caller caller, StrictJson json) {
        this.sessions = sessions;
        this.checks = checks;
        this.access = access;
        this.caller = caller;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Log a completed set",
            description =
                    "The answer comes when the set is durable. A repeated request with the same setId and content gets"
                            + " the first answer with 200, also after a correction or a removal; other content gets 409."
                            + TrainingLimits.OF_SETS)
    @APIResponse(responseCode = "201", description = "Stored")
    @APIResponse(responseCode = "200", description = "The same request has already stored it")
    @APIResponse(responseCode = "409", description = "The id is already used by another set")
    @APIResponse(
            responseCode = "422",
            description = "A value is outside its limits, or the session or the date has the maximum number of sets")
    public RestResponse<SetReceipt> completeSet(@PathParam("sessionId") UUID sessionId, SetBody set) {
        var athlete = access.writable(sessionId);
        json.require(set, checks.setOf(athlete.gym()));
        var completed = set.newSet();
        var written = sessions.execute(
                caller.actor(), athlete, sessionId, new SessionCommand.CompleteSets(List.of(completed)));
        return answer(
                status(written),
                SetReceipt.first(completed.setId(), written.session().begun()));
    }

    @POST
    @Path("/batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Log a batch of sets from an offline client",
            description = "Up to " + TrainingLimits.SETS_OF_BATCH
                    + " sets, all or none. Sets that repeat stored ones or each other are allowed and do not count"
                    + " towards the limits."
                    + TrainingLimits.OF_SETS)
    @APIResponse(responseCode = "201", description = "Stored")
    @APIResponse(responseCode = "200", description = "All of them were stored before")
    @APIResponse(
            responseCode = "422",
            description =
                    "A value is outside its limits, or the session or the date has the maximum number of sets: none is"
                            + " stored")
    public RestResponse<BatchReceipt> completeSets(@PathParam("sessionId") UUID sessionId, BatchBody batch) {
        var athlete = access.writable(sessionId);
        json.require(batch, checks.batchOf(athlete.gym()));
        var sets = batch.sets().stream().map(SetBody::newSet).toList();
        var written = sessions.execute(caller.actor(), athlete, sessionId, new SessionCommand.CompleteSets(sets));
        var session = written.session().begun();
        return RestResponse.status(
                status(written),
                new BatchReceipt(sets.stream()
                        .map(set -> SetReceipt.first(set.setId(), session))
                        .toList()));
    }

    @PUT
    @Path("/{setId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Correct a set by replacing its whole content",
            description = "With If-Match, only if it names the current revision. From revision "
                    + TrainingLimits.REVISIONS_OF_SET + " on a set can only be removed (rule "
                    + TrainingLimits.REVISIONS_OF_SET_RULE + ").")
    @APIResponse(responseCode = "200", description = "The set has the given content")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current revision")
    public RestResponse<SetReceipt> correctSet(
            @PathParam("sessionId") UUID sessionId,
            @PathParam("setId") UUID setId,
            @Context HttpHeaders headers,
            SetBody set) {
        var athlete = access.writable(sessionId);
        access.requireLogged(athlete, sessionId, setId);
        var expected = RevisionTags.expected(headers);
        json.require(set, checks.correctionOf(athlete.gym(), setId));
        var corrected = new NewSet(setId, set.details());
        return newest(
                setId,
                sessions.execute(
                        caller.actor(),
                        athlete,
                        sessionId,
                        new SessionCommand.CorrectSet(corrected, expected, OffsetDateTime.now(clock))));
    }

    @DELETE
    @Path("/{setId}")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(summary = "Remove a set", description = "With If-Match, only if it names the current revision.")
    @APIResponse(responseCode = "200", description = "The set is removed")
    @APIResponse(responseCode = "412", description = "If-Match does not name the current revision")
    public RestResponse<SetReceipt> removeSet(
            @PathParam("sessionId") UUID sessionId, @PathParam("setId") UUID setId, @Context HttpHeaders headers) {
        var athlete = access.writable(sessionId);
        var remove =
                new SessionCommand.RemoveSet(setId, RevisionTags.expected(headers), OffsetDateTime.now(clock), null);
        return newest(setId, sessions.execute(caller.actor(), athlete, sessionId, remove));
    }

    private static RestResponse<SetReceipt> newest(UUID setId, SessionWork.Written written) {
        return answer(
                RestResponse.Status.OK,
                SetReceipt.newest(setId, written.session().begun()));
    }

    private static RestResponse<SetReceipt> answer(RestResponse.Status status, SetReceipt receipt) {
        return RestResponse.ResponseBuilder.create(status, receipt)
                .header(HttpHeaders.ETAG, RevisionTags.tag(receipt.revision()))
                .build();
    }

    static RestResponse.Status status(SessionWork.Written written) {
        return written.events().isEmpty() ? RestResponse.Status.OK : RestResponse.Status.CREATED;
    }
}
