package topset.program.notes;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import topset.edge.identity.Caller;
import topset.edge.identity.Role;
import topset.edge.notes.Note;
import topset.edge.notes.NoteSubject;
import topset.edge.notes.Notes;
import topset.edge.notes.Notes.NewNote;
import topset.edge.notes.Notes.NoteChange;
import topset.edge.web.Page;
import topset.edge.web.PageRequest;
import topset.edge.web.StrictJson;
import topset.store.Athlete;

@Path("/v1/athletes/{athleteId}/notes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Athletes")
@RunOnVirtualThread
public class NoteResource {
    private final Notes notes;
    private final StrictJson json;
    private final Caller caller;

    NoteResource(Notes notes, StrictJson json, Caller caller) {
        this.notes = notes;
        this.json = json;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "The notes about an athlete, newest first",
            description = "An athlete reads those that are shared.")
    public Page<Note> listNotes(@PathParam("athleteId") String athleteId, @BeanParam PageRequest asked) {
        caller.requireVisible(athleteId);
        var onlyShared = !caller.isCoachOrPlatform();
        return notes.list(new Athlete(caller.gym(), athleteId), "", onlyShared, asked);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Write a note about an athlete",
            description = "Notes are private to the gym: no topic, stream or analyst sees them. The athlete reads only"
                    + " notes with shared=true here, but finds all in their own export. The note of an athlete is a"
                    + " message to the coaches, with shared=true. At most 1,000 of an athlete, 200 of them by the"
                    + " athlete.")
    @APIResponse(responseCode = "201", description = "Stored")
    @APIResponse(responseCode = "200", description = "The same request has already stored it")
    @APIResponse(responseCode = "404", description = "The athlete has no profile")
    @APIResponse(responseCode = "409", description = "The noteId is already used by another note")
    @APIResponse(responseCode = "422", description = "The text is too long, or there are too many notes")
    public RestResponse<Note> addNote(@PathParam("athleteId") String athleteId, NewNote asked) {
        var athlete = caller.changeable(athleteId);
        var note = caller.isCoachOrPlatform()
                ? json.require(asked)
                : json.require(asked).forAll();
        var added = notes.add(caller.actor(), NoteSubject.of(athlete), note);
        return RestResponse.status(added.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK, added.note());
    }

    @PUT
    @Path("{noteId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.COACH, Role.PLATFORM})
    @Operation(summary = "Change a note; its author and the platform may")
    @APIResponse(responseCode = "200", description = "The note")
    @APIResponse(responseCode = "403", description = "The note is another author's")
    public Note changeNote(
            @PathParam("athleteId") String athleteId, @PathParam("noteId") UUID noteId, NoteChange asked) {
        var athlete = caller.changeable(athleteId);
        return notes.change(caller.actor(), NoteSubject.of(athlete), noteId, json.require(asked));
    }

    @DELETE
    @Path("{noteId}")
    @RolesAllowed({Role.ATHLETE, Role.COACH, Role.PLATFORM})
    @Operation(
            summary = "Remove a note; its author and the platform may, and a coach what the athlete wrote",
            description = "Nothing of it is kept.")
    @APIResponse(responseCode = "200", description = "The note that was removed")
    @APIResponse(responseCode = "403", description = "The note is another author's")
    public Note removeNote(@PathParam("athleteId") String athleteId, @PathParam("noteId") UUID noteId) {
        var athlete = caller.changeable(athleteId);
        return notes.remove(caller.actor(), NoteSubject.of(athlete), noteId);
    }
}
