package topset.contract;

import jakarta.validation.constraints.NotNull;

/** {@code template} is the training day of the guide from which the lifts of this day were made. */
public record TemplateDay(@NotNull Integer day, @NotNull String template) {}
