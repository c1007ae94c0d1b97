package topset.program.programs;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The version of the gym's program template from which a program started. */
public record ProgramTemplateVersion(
        @NotNull @Pattern(regexp = "[a-z0-9-]{1,64}", message = "must be 1 to 64 characters of a-z, 0-9 and -")
        String id,

        @NotNull @Min(value = 1, message = "must be 1 or more")
        Integer version) {}
