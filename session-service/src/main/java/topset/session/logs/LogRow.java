package topset.session.logs;

/** The result of parsing a line of a training log: a set, or a line that was skipped. */
public sealed interface LogRow permits LogLine, SkippedLine {}
