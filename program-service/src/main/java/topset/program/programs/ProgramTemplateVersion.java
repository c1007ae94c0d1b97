package topset.program.programs;

/** {@code id} is unique in the gym. */
public record ProgramTemplateVersion(String id, int version) {}
