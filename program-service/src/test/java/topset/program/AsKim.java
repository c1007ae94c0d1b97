package topset.program;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.DeloadDetails;
import topset.contract.Pause;
import topset.contract.ProfileDetails;
import topset.contract.TargetOverride;
import topset.program.athletes.Enrollment;
import topset.program.coaching.CoachRequest;
import topset.program.coaching.Commands;
import topset.program.coaching.ProgramRequest;
import topset.program.coaching.ProgramService;
import topset.program.coaching.ProgramService.StoredProgram;
import topset.program.profiles.ProfileService;
import topset.program.programs.Profile;
import topset.rules.lift.LiftRequest;
import topset.store.Actor;
import topset.store.Athlete;

/** The service's commands with the coach Kim as the actor, for the many tests that need any actor. */
public final class AsKim {
    public static final Actor KIM = Actor.caller("kim", Actor.Role.COACH, null);

    private AsKim() {}

    /** The commands on profiles and programs. */
    public record Programs(Commands commands, ProgramService service, ProfileService profiles) {
        public Profile changeProfile(Athlete athlete, ProfileDetails details) {
            return commands.changeProfile(KIM, Enrollment.none(athlete), details);
        }

        public Optional<Profile> profile(Athlete athlete) {
            return profiles.find(athlete);
        }

        public StoredProgram start(String gym, ProgramRequest request) {
            return commands.start(KIM, gym, request, CoachRequest.FromProgramTemplate.NONE);
        }

        public Optional<StoredProgram> find(String gym, UUID programId) {
            return service.find(gym, programId);
        }

        public List<StoredProgram> list(Athlete athlete) {
            return service.list(athlete);
        }
    }

    /** The commands with which a coach changes a running program. */
    public record Coach(Commands commands) {
        public StoredProgram changeLift(Athlete athlete, UUID programId, String slotId, LiftRequest asked) {
            return commands.execute(
                    KIM, athlete, new CoachRequest.SetLift(programId, slotId, null, asked, null, false));
        }

        public StoredProgram override(Athlete athlete, UUID programId, String slotId, int week, TargetOverride asked) {
            return commands.execute(KIM, athlete, new CoachRequest.SetTarget(programId, slotId, week, asked));
        }

        public StoredProgram removeOverride(Athlete athlete, UUID programId, String slotId, int week) {
            return commands.execute(KIM, athlete, new CoachRequest.ClearTarget(programId, slotId, week));
        }

        public StoredProgram planDeload(Athlete athlete, UUID programId, int week, DeloadDetails asked) {
            return commands.execute(KIM, athlete, new CoachRequest.SetDeload(programId, week, asked));
        }

        public StoredProgram removeDeload(Athlete athlete, UUID programId, int week) {
            return commands.execute(KIM, athlete, new CoachRequest.ClearDeload(programId, week));
        }

        public StoredProgram pause(Athlete athlete, UUID programId, Pause asked) {
            return commands.execute(KIM, athlete, new CoachRequest.PauseProgram(programId, asked));
        }

        public StoredProgram resume(Athlete athlete, UUID programId, @Nullable LocalDate from) {
            return commands.execute(KIM, athlete, new CoachRequest.ResumeProgram(programId, from, null));
        }

        public StoredProgram end(Athlete athlete, UUID programId) {
            return commands.execute(KIM, athlete, new CoachRequest.EndProgram(programId, null));
        }
    }
}
