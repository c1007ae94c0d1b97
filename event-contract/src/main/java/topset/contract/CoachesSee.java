package topset.contract;

/** Which athletes a coach can see: all athletes of the gym, or only the coach's own. */
public enum CoachesSee {
    /** Every coach sees all athletes of the gym. */
    EVERYONE,

    /** Each coach sees only the athletes to whom this coach is assigned. */
    THEIRS
}
