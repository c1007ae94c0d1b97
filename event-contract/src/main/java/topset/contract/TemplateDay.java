package topset.contract;

/** A day of a program's week, and the guide's template for this day. */
public record TemplateDay(int day, String template) {}
