package topset.session.logs;

/** A line of a log: a set, or a line that is reported. */
public sealed interface LogRow permits LogLine, SkippedLine {}
