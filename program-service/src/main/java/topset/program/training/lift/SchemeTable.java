package topset.program.training.lift;

/** The table of training-rules.md § 2. */
final class SchemeTable {
    private SchemeTable() {}
}
