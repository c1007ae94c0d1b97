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
    private static final int SHOWN_PER_ONE = 1000;
    private static final int LONG_DIGITS = 18;
    private static final int MODEST_BITS = 40;
    private static final long[] POWERS_OF_TEN = powersOfTen();

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
        int scale = decimal.scale();
        BigInteger unscaled = decimal.unscaledValue();
        if (scale >= 0 && scale <= LONG_DIGITS && Divisors.fitsLong(unscaled)) {
            return scale == 0 ? new Exact(unscaled.longValue(), 1) : ratio(unscaled.longValue(), POWERS_OF_TEN[scale]);
        }
        return scale <= 0
                ? reduced(decimal.toBigIntegerExact(), BigInteger.ONE)
                : reduced(unscaled, BigInteger.TEN.pow(scale));
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
        if (text.length() <= LONG_DIGITS) {
            return ratio(Long.parseLong(text, 0, slash, 10), Long.parseLong(text, slash + 1, text.length(), 10));
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
                    return divisor == 1 ? new Exact(sum, denominator * ours) : shortened(sum, divisor, ours);
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

    /**
     * Returns {@code sum / (denominator × ours)} in lowest terms. Every common factor of numerator and denominator also
     * divides {@code divisor} (Knuth, The Art of Computer Programming, 4.5.1), so the method searches only {@code
     * divisor}, a small number, for common factors.
     */
    private Exact shortened(long sum, long divisor, long ours) {
        long common = Divisors.common(sum, divisor);
        return new Exact(sum / common, denominator / common * ours);
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
        return large == null && Divisors.fits(numerator, factor)
                ? Math.floorDiv(numerator * factor, denominator)
                : betweenTimes(factor).floor();
    }

    /**
     * The whole numbers around {@code factor × this / divisor}, both above 0.
     *
     * @throws ArithmeticException if the result does not fit a long
     */
    public Between over(Exact divisor, int factor) {
        BigInteger up = large == null && Divisors.fits(numerator, factor)
                ? Divisors.product(divisor.denominator(), numerator * factor)
                : divisor.denominator().multiply(Divisors.product(numerator(), factor));
        BigInteger down = large == null
                ? Divisors.product(divisor.numerator(), denominator)
                : divisor.numerator().multiply(denominator());
        return Divisors.between(up, down);
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
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** As {@link #output()}; null for null. */
    public static @Nullable BigDecimal outputOf(@Nullable Exact number) {
        return number == null ? null : number.output();
    }

    public String shown() {
        if (signum() < 0 || !isModest()) {
            return output().toPlainString();
        }
        if (denominator == 1) {
            return Long.toString(numerator);
        }
        long thousandths = roundedTimes(SHOWN_PER_ONE);
        long whole = thousandths / SHOWN_PER_ONE;
        int rest = (int) (thousandths % SHOWN_PER_ONE);
        if (rest == 0) {
            return Long.toString(whole);
        }
        StringBuilder shown = new StringBuilder().append(whole).append('.').append(rest / 100);
        if (rest % 100 != 0) {
            shown.append(rest / 10 % 10);
        }
        if (rest % 10 != 0) {
            shown.append(rest % 10);
        }
        return shown.toString();
    }

    /** A number m such that this number, which must be above 0, is between 2^(m − 1) and 2^(m + 1). */
    private int magnitude() {
        return large == null
                ? Long.numberOfLeadingZeros(denominator) - Long.numberOfLeadingZeros(numerator)
                : large.numerator().bitLength() - large.denominator().bitLength();
    }

    /** Whether this number times 1000 certainly fits a long. If false, the product may still fit. */
    private boolean isModest() {
        return large == null ? Divisors.fits(numerator, 2 * SHOWN_PER_ONE) : magnitude() < MODEST_BITS;
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
        if (signum() > 0 && other.signum() > 0) {
            int doublings = magnitude() - other.magnitude();
            if (Math.abs(doublings) >= 2) {
                return doublings;
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
        BigInteger divisor = numerator.gcd(denominator);
        return divisor.equals(BigInteger.ONE)
                ? held(numerator, denominator)
                : held(numerator.divide(divisor), denominator.divide(divisor));
    }

    /** If both parts fit a long, the number is always stored as two longs, so that equal numbers have equal fields. */
    private static Exact held(BigInteger numerator, BigInteger denominator) {
        return Divisors.fitsLong(numerator) && Divisors.fitsLong(denominator)
                ? new Exact(numerator.longValue(), denominator.longValue())
                : new Exact(new Fraction(numerator, denominator));
    }

    private static long[] powersOfTen() {
        long[] powers = new long[LONG_DIGITS + 1];
        powers[0] = 1;
        for (int n = 1; n < powers.length; n++) {
            powers[n] = 10 * powers[n - 1];
        }
        return powers;
    }
}
