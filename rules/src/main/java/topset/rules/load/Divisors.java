package topset.rules.load;

import java.math.BigInteger;

/** Arithmetic with whole numbers for {@link Exact}. */
final class Divisors {

    private static final int LONG_BITS = 63;
    private static final int LEADING_BITS = 62;

    private Divisors() {}

    /** If one number is 0, the result is the other number. Neither number may be {@link Long#MIN_VALUE}. */
    static long common(long a, long b) {
        long x = Math.abs(a);
        long y = Math.abs(b);
        if (x == 1 || y == 1) {
            return 1;
        }
        if (x == 0 || y == 0) {
            return x + y;
        }
        int twos = Long.numberOfTrailingZeros(x | y);
        x >>= Long.numberOfTrailingZeros(x);
        while (y != 0) {
            y >>= Long.numberOfTrailingZeros(y);
            long less = Math.min(x, y);
            y = Math.abs(x - y);
            x = less;
        }
        return x << twos;
    }

    /** {@link Long#MIN_VALUE} does not fit, because its negative does not fit a long. */
    static boolean fits(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return high == low >> LONG_BITS && low != Long.MIN_VALUE;
    }

    static boolean fitsLong(BigInteger number) {
        return number.bitLength() <= LONG_BITS && number.longValue() != Long.MIN_VALUE;
    }

    /** The remainder r with 0 ≤ r < {@code divisor}. The divisor must be above 0. */
    static long remainder(BigInteger number, long divisor) {
        return isPowerOfTwo(divisor)
                ? number.longValue() & (divisor - 1)
                : number.mod(BigInteger.valueOf(divisor)).longValue();
    }

    /** The division must leave no remainder. The divisor must be above 0. */
    static BigInteger quotient(BigInteger number, long divisor) {
        if (divisor == 1) {
            return number;
        }
        return isPowerOfTwo(divisor)
                ? number.shiftRight(Long.numberOfTrailingZeros(divisor))
                : number.divide(BigInteger.valueOf(divisor));
    }

    static BigInteger product(BigInteger number, long factor) {
        if (factor == 1) {
            return number;
        }
        return factor > 0 && isPowerOfTwo(factor)
                ? number.shiftLeft(Long.numberOfTrailingZeros(factor))
                : number.multiply(BigInteger.valueOf(factor));
    }

    /**
     * The floor and the ceiling of a quotient; both are the quotient if it is a whole number. For very large
     * numbers a division of the leading bits is usually exact enough. If that result is too close to a whole number to
     * decide, the full numbers are divided.
     *
     * @throws ArithmeticException if the result does not fit a long
     */
    static Exact.Between between(BigInteger up, BigInteger down) {
        int dropped = Math.max(up.bitLength(), down.bitLength()) - LEADING_BITS;
        if (dropped > 0 && up.signum() > 0) {
            // Each leading part is a number without its dropped bits. The dropped bits are less than one unit of the
            // leading part. So the quotient is above leading / (under + 1) and below (leading + 1) / under.
            long leading = up.shiftRight(dropped).longValue();
            long under = down.shiftRight(dropped).longValue();
            long least = leading / (under + 1);
            if (under > 0 && leading % (under + 1) != 0 && (leading + 1) / under == least) {
                return new Exact.Between(least, least + 1);
            }
        }
        BigInteger[] parts = up.divideAndRemainder(down);
        long quotient = parts[0].longValueExact();
        return switch (parts[1].signum()) {
            case 1 -> new Exact.Between(quotient, quotient + 1);
            case -1 -> new Exact.Between(quotient - 1, quotient);
            default -> new Exact.Between(quotient, quotient);
        };
    }

    private static boolean isPowerOfTwo(long number) {
        return (number & (number - 1)) == 0;
    }
}
