package topset.session.logs;

/** One parsed line of a training log. */
public sealed interface LogRow permits LogLine, SkippedLine {}
