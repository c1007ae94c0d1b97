package topset.contract;

/** Which athletes of a gym its coaches see. */
public enum CoachesSee {
    /** Every coach sees all athletes. */
    EVERYONE,

    /** A coach sees the athletes whose coach they are. */
    THEIRS
}
