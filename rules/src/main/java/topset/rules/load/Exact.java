package topset.rules.load;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact rational number in lowest terms with a positive denominator. Only {@link #output()} rounds, for people. Most
 * numbers are stored as two longs; a number that does not fit is stored in {@code large}.
 */
public final class Exact implements Comparable<Exact> {

    public static final Exact ZERO = of(0);
    public static final Exact ONE = of(1);

    private static final int DECIMALS_SHOWN = 3;

    /** The numerator. If the number is stored in {@link #large}, numerator and denominator are 0. */
    private final long numerator;

    private final long denominator;
    private final @Nullable Fraction large;

    /** A fraction in lowest terms whose parts do not both fit a long. */
    private record Fraction(BigInteger numerator, BigInteger denominator) {}

    private Exact(long numerator, long denominator) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.large = null;
    }

    private Exact(Fraction large) {
        this.numerator = 0;
        this.denominator = 0;
        this.large = large;
    }

    public static Exact of(long whole) {
        return whole == Long.MIN_VALUE ? reduced(BigInteger.valueOf(whole), BigInteger.ONE) : new Exact(whole, 1);
    }

    /** Throws an {@link ArithmeticException} if the denominator is zero. */
    public static Exact ratio(long numerator, long denominator) {
        if (denominator <= 0 || numerator == Long.MIN_VALUE) {
            return ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }
        long divisor = Divisors.common(numerator, denominator);
        return new Exact(numerator / divisor, denominator / divisor);
    }

    /** Throws an {@link ArithmeticException} if the denominator is zero. */
    public static Exact ratio(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("denominator is zero");
        }
        return denominator.signum() < 0
                ? reduced(numerator.negate(), denominator.negate())
                : reduced(numerator, denominator);
    }

    public static Exact of(BigDecimal decimal) {
        return decimal.scale() <= 0
                ? reduced(decimal.toBigIntegerExact(), BigInteger.ONE)
                : reduced(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()));
    }

    /**
     * Parses a text that {@link #toString()} has written, or a plain decimal.
     *
     * @throws NumberFormatException if the text is neither {@code n/d} nor a decimal
     */
    public static Exact parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return of(new BigDecimal(text));
        }
        return ratio(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    public BigInteger numerator() {
        return large == null ? BigInteger.valueOf(numerator) : large.numerator();
    }

    public BigInteger denominator() {
        return large == null ? BigInteger.valueOf(denominator) : large.denominator();
    }

    public Exact plus(Exact other) {
        if (large == null && other.large == null) {
            long divisor =
                    denominator == other.denominator ? denominator : Divisors.common(denominator, other.denominator);
            long ours = other.denominator / divisor;
            long theirs = denominator / divisor;
            if (Divisors.fits(numerator, ours)
                    && Divisors.fits(other.numerator, theirs)
                    && Divisors.fits(denominator, ours)) {
                long a = numerator * ours;
                long b = other.numerator * theirs;
                long sum = a + b;
                if (((a ^ sum) & (b ^ sum)) >= 0 && sum != Long.MIN_VALUE) {
                    return ratio(sum, denominator * ours);
                }
            }
        }
        if (other.large == null) {
            return plusSmall(other.numerator, other.denominator);
        }
        return large == null
                ? other.plusSmall(numerator, denominator)
                : reduced(
                        numerator()
                                .multiply(other.denominator())
                                .add(other.numerator().multiply(denominator())),
                        denominator().multiply(other.denominator()));
    }

    private Exact plusSmall(long otherNumerator, long otherDenominator) {
        BigInteger ourDenominator = denominator();
        long divisor = Divisors.common(Divisors.remainder(ourDenominator, otherDenominator), otherDenominator);
        BigInteger theirs = Divisors.quotient(ourDenominator, divisor);
        BigInteger sum =
                Divisors.product(numerator(), otherDenominator / divisor).add(Divisors.product(theirs, otherNumerator));
        long common = Divisors.common(Divisors.remainder(sum, divisor), divisor);
        return common == 1 && divisor == otherDenominator
                ? held(sum, ourDenominator)
                : held(Divisors.quotient(sum, common), Divisors.product(theirs, otherDenominator / common));
    }

    public Exact minus(Exact other) {
        return plus(other.negated());
    }

    public Exact times(Exact other) {
        if (other.large == null) {
            return timesSmall(other.numerator, other.denominator);
        }
        return large == null
                ? other.timesSmall(numerator, denominator)
                : reduced(numerator().multiply(other.numerator()), denominator().multiply(other.denominator()));
    }

    private Exact timesSmall(long otherNumerator, long otherDenominator) {
        if (large == null) {
            long down = Divisors.common(numerator, otherDenominator);
            long up = Divisors.common(otherNumerator, denominator);
            long a = numerator / down;
            long b = otherNumerator / up;
            long c = denominator / up;
            long d = otherDenominator / down;
            return Divisors.fits(a, b) && Divisors.fits(c, d)
                    ? new Exact(a * b, c * d)
                    : held(
                            BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)),
                            BigInteger.valueOf(c).multiply(BigInteger.valueOf(d)));
        }
        if (otherNumerator == 0) {
            return ZERO;
        }
        long down = Divisors.common(Divisors.remainder(numerator(), otherDenominator), otherDenominator);
        long up = Divisors.common(Divisors.remainder(denominator(), Math.abs(otherNumerator)), otherNumerator);
        return held(
                Divisors.product(Divisors.quotient(numerator(), down), otherNumerator / up),
                Divisors.product(Divisors.quotient(denominator(), up), otherDenominator / down));
    }

    /** Throws an {@link ArithmeticException} if {@code other} is zero. */
    public Exact over(Exact other) {
        if (other.signum() == 0) {
            throw new ArithmeticException("denominator is zero");
        }
        return times(other.inverse());
    }

    private Exact inverse() {
        if (large == null) {
            return numerator > 0 ? new Exact(denominator, numerator) : new Exact(-denominator, -numerator);
        }
        return large.numerator().signum() > 0
                ? new Exact(new Fraction(large.denominator(), large.numerator()))
                : new Exact(new Fraction(
                        large.denominator().negate(), large.numerator().negate()));
    }

    public Exact negated() {
        return large == null
                ? new Exact(-numerator, denominator)
                : new Exact(new Fraction(large.numerator().negate(), large.denominator()));
    }

    public Exact min(Exact other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Exact max(Exact other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isAbove(Exact other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Exact other) {
        return compareTo(other) < 0;
    }

    public int signum() {
        return large == null ? Long.signum(numerator) : large.numerator().signum();
    }

    public Exact lessPercent(Exact percent) {
        return times(of(100).minus(percent).times(ratio(1, 100)));
    }

    public boolean isWhole() {
        return large == null ? denominator == 1 : large.denominator().equals(BigInteger.ONE);
    }

    public BigInteger floor() {
        return large == null
                ? BigInteger.valueOf(Math.floorDiv(numerator, denominator))
                : floor(large.numerator(), large.denominator());
    }

    private static BigInteger floor(BigInteger numerator, BigInteger denominator) {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    public record Between(long floor, long ceiling) {}

    /**
     * The whole numbers around {@code factor}, which is above 0, times this number.
     *
     * @throws ArithmeticException if the result does not fit a long
     */
    public Between betweenTimes(int factor) {
        if (large == null && Divisors.fits(numerator, factor)) {
            long up = numerator * factor;
            return new Between(Math.floorDiv(up, denominator), Math.ceilDiv(up, denominator));
        }
        return Divisors.between(Divisors.product(numerator(), factor), denominator());
    }

    /** The floor of {@code factor} times this number. Throws as {@link #betweenTimes}. */
    public long floorTimes(int factor) {
        return betweenTimes(factor).floor();
    }

    /** {@code factor} times this number, rounded half-up. Throws as {@link #betweenTimes}. */
    long roundedTimes(int factor) {
        long doubled = (signum() < 0 ? negated() : this).floorTimes(2 * factor);
        long rounded = (doubled + 1) / 2;
        return signum() < 0 ? -rounded : rounded;
    }

    long tenths() {
        return roundedTimes(10);
    }

    /** Throws an {@link ArithmeticException} if the number cannot be written exactly as a decimal. */
    public BigDecimal decimal() {
        return new BigDecimal(numerator()).divide(new BigDecimal(denominator()));
    }

    public BigDecimal rounded(int decimals) {
        return new BigDecimal(numerator()).divide(new BigDecimal(denominator()), decimals, RoundingMode.HALF_UP);
    }

    /**
     * The value that people and subscribers of events see: rounded half-up to three decimals, without trailing zeros
     * and exponent.
     */
    public BigDecimal output() {
        BigDecimal stripped = rounded(DECIMALS_SHOWN).stripTrailingZeros();
        return stripped.setScale(Math.max(0, stripped.scale()));
    }

    /** As {@link #output()}; null for null. */
    public static @Nullable BigDecimal outputOf(@Nullable Exact number) {
        return number == null ? null : number.output();
    }

    public String shown() {
        return output().toPlainString();
    }

    /** Twice this number if it is a multiple of one half; otherwise −1. */
    long halves() {
        if (denominator == 1) {
            return 2 * numerator;
        }
        return denominator == 2 ? numerator : -1;
    }

    @Override
    public int compareTo(Exact other) {
        if (large == null && other.large == null) {
            if (denominator == other.denominator) {
                return Long.compare(numerator, other.numerator);
            }
            if (Divisors.fits(numerator, other.denominator) && Divisors.fits(other.numerator, denominator)) {
                return Long.compare(numerator * other.denominator, other.numerator * denominator);
            }
        }
        return numerator()
                .multiply(other.denominator())
                .compareTo(other.numerator().multiply(denominator()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Exact exact
                && numerator == exact.numerator
                && denominator == exact.denominator
                && Objects.equals(large, exact.large);
    }

    @Override
    public int hashCode() {
        return large == null ? Long.hashCode(31 * numerator + denominator) : large.hashCode();
    }

    @Override
    public String toString() {
        return large == null ? numerator + "/" + denominator : large.numerator() + "/" + large.denominator();
    }

    private static Exact reduced(BigInteger numerator, BigInteger denominator) {
        if (Divisors.fitsLong(numerator) && Divisors.fitsLong(denominator)) {
            return ratio(numerator.longValue(), denominator.longValue());
        }
        BigInteger divisor = numerator.gcd(denominator);
        return held(numerator.divide(divisor), denominator.divide(divisor));
    }

    /** If both parts fit a long, the number is always stored as two longs, so that equal numbers have equal fields. */
    private static Exact held(BigInteger numerator, BigInteger denominator) {
        return Divisors.fitsLong(numerator) && Divisors.fitsLong(denominator)
                ? new Exact(numerator.longValue(), denominator.longValue())
                : new Exact(new Fraction(numerator, denominator));
    }
}
