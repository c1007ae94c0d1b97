package topset.program.training.load;

import java.math.BigInteger;

/** Whole-number arithmetic of {@link Exact}: common divisors, and whether a product fits a long. */
final class Divisors {

    private static final int LONG_BITS = 63;

    private Divisors() {}

    /** The greatest common divisor; of 0 and a number, that number. Neither is {@link Long#MIN_VALUE}. */
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

    /** Whether a product fits a long and is not {@link Long#MIN_VALUE}, which has no opposite. */
    static boolean fits(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        return high == low >> LONG_BITS && low != Long.MIN_VALUE;
    }

    static boolean fitsLong(BigInteger number) {
        return number.bitLength() <= LONG_BITS && number.longValue() != Long.MIN_VALUE;
    }

    /** 0 ≤ remainder < {@code divisor}, which is above 0. */
    static long remainder(BigInteger number, long divisor) {
        return isPowerOfTwo(divisor)
                ? number.longValue() & (divisor - 1)
                : number.mod(BigInteger.valueOf(divisor)).longValue();
    }

    /** Of a number that {@code divisor}, above 0, divides. */
    static BigInteger quotient(BigInteger number, long divisor) {
        if (divisor == 1) {
            return number;
        }
        return isPowerOfTwo(divisor)
                ? number.shiftRight(Long.numberOfTrailingZeros(divisor))
                : number.divide(BigInteger.valueOf(divisor));
    }

    private static boolean isPowerOfTwo(long number) {
        return (number & (number - 1)) == 0;
    }
}
