package topset.contract;

/**
 * A day of a program's week, and the template (a training day of the training guide) from which the lifts of this day
 * were made.
 */
public record TemplateDay(int day, String template) {}
