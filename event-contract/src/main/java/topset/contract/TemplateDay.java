package topset.contract;

/** {@code template} is the training day of the guide from which the lifts of this day were made. */
public record TemplateDay(int day, String template) {}
