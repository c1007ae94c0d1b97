package topset.program.programs;

/**
 * The version of a program template from which a program was started.
 *
 * @param id unique in the gym
 * @param version from 1
 */
public record ProgramTemplateVersion(String id, int version) {}
