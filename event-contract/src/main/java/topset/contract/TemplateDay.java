package topset.contract;

/** A training day of the guide on a day of a program's week. */
public record TemplateDay(int day, String template) {}
