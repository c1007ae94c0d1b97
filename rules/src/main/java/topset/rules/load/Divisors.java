package topset.rules.load;

import java.math.BigInteger;

/** Arithmetic with whole numbers for {@link Exact}. */
final class Divisors {

    private static final int LONG_BITS = 63;

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
        return number.mod(BigInteger.valueOf(divisor)).longValue();
    }

    /** The division must leave no remainder. The divisor must be above 0. */
    static BigInteger quotient(BigInteger number, long divisor) {
        return divisor == 1 ? number : number.divide(BigInteger.valueOf(divisor));
    }

    static BigInteger product(BigInteger number, long factor) {
        return factor == 1 ? number : number.multiply(BigInteger.valueOf(factor));
    }

    /**
     * The floor and the ceiling of a quotient; both are the quotient if it is a whole number.
     *
     * @throws ArithmeticException if the result does not fit a long
     */
    static Exact.Between between(BigInteger up, BigInteger down) {
        BigInteger[] parts = up.divideAndRemainder(down);
        long quotient = parts[0].longValueExact();
        return switch (parts[1].signum()) {
            case 1 -> new Exact.Between(quotient, quotient + 1);
            case -1 -> new Exact.Between(quotient - 1, quotient);
            default -> new Exact.Between(quotient, quotient);
        };
    }
}
