package topset.rules.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** A plain fraction of big integers. {@link Exact} must agree with it in every representation. */
record SchoolFraction(BigInteger n, BigInteger d) {

    private static final BigInteger THOUSAND = BigInteger.valueOf(1000);
    private static final int FACTOR = 40;

    Exact exact() {
        return Exact.ratio(n, d);
    }

    private boolean is(Exact exact) {
        BigInteger divisor = n.gcd(d).multiply(BigInteger.valueOf(d.signum()));
        return exact.numerator().equals(n.divide(divisor))
                && exact.denominator().equals(d.divide(divisor));
    }

    private void mustBe(Exact exact) {
        assertThat(exact).matches(this::is).isEqualTo(exact()).hasSameHashCodeAs(exact());
    }

    private int signum() {
        return n.signum() * d.signum();
    }

    static void sums(SchoolFraction a, SchoolFraction b) {
        Exact sum = a.exact().plus(b.exact());
        new SchoolFraction(a.n.multiply(b.d).add(b.n.multiply(a.d)), a.d.multiply(b.d)).mustBe(sum);
        a.mustBe(sum.minus(b.exact()));
    }

    static void products(SchoolFraction a, SchoolFraction b) {
        Exact product = a.exact().times(b.exact());
        new SchoolFraction(a.n.multiply(b.n), a.d.multiply(b.d)).mustBe(product);
        if (b.n.signum() == 0) {
            assertThatThrownBy(() -> product.over(b.exact())).isInstanceOf(ArithmeticException.class);
        } else {
            a.mustBe(product.over(b.exact()));
        }
    }

    static void order(SchoolFraction a, SchoolFraction b) {
        BigInteger difference = a.n.multiply(b.d).subtract(b.n.multiply(a.d));
        int expected = difference.signum() * a.d.signum() * b.d.signum();
        assertThat(Integer.signum(a.exact().compareTo(b.exact()))).isEqualTo(expected);
        assertThat(a.exact().equals(b.exact())).isEqualTo(expected == 0);
        assertThat(a.exact().isAbove(b.exact())).isEqualTo(expected > 0);
        assertThat(a.exact().isBelow(b.exact())).isEqualTo(expected < 0);
        (expected < 0 ? a : b).mustBe(a.exact().min(b.exact()));
        (expected < 0 ? b : a).mustBe(a.exact().max(b.exact()));
    }

    /** Asserts the whole numbers on both sides of 40 × a / b, with b above 0. */
    static void wholeNumbersAround(SchoolFraction a, SchoolFraction b) {
        SchoolFraction quotient =
                new SchoolFraction(a.n.multiply(b.d).multiply(BigInteger.valueOf(FACTOR)), a.d.multiply(b.n));
        if (quotient.floor().bitLength() < Long.SIZE - 1) {
            assertThat(a.exact().over(b.exact()).betweenTimes(FACTOR))
                    .isEqualTo(new Exact.Between(
                            quotient.floor().longValueExact(),
                            quotient.ceiling().longValueExact()));
        }
    }

    void wholeParts() {
        Exact exact = exact();
        assertThat(exact.signum()).isEqualTo(signum());
        assertThat(exact.isWhole()).isEqualTo(floor().equals(ceiling()));
        assertThat(exact.floor()).isEqualTo(floor());
        SchoolFraction thousandfold = new SchoolFraction(n.multiply(THOUSAND), d);
        if (thousandfold.floor().bitLength() < Long.SIZE - 1) {
            assertThat(exact.floorTimes(1000)).isEqualTo(thousandfold.floor().longValueExact());
            assertThat(exact.betweenTimes(1000))
                    .isEqualTo(new Exact.Between(
                            thousandfold.floor().longValueExact(),
                            thousandfold.ceiling().longValueExact()));
            assertThat(exact.tenths())
                    .isEqualTo(exact.rounded(1).movePointRight(1).longValueExact());
        }
    }

    void roundingAndText() {
        Exact exact = exact();
        BigInteger sign = BigInteger.valueOf(d.signum());
        BigDecimal three =
                new BigDecimal(n.multiply(sign)).divide(new BigDecimal(d.multiply(sign)), 3, RoundingMode.HALF_UP);
        assertThat(exact.output()).isEqualByComparingTo(three);
        assertThat(new BigDecimal(exact.shown())).isEqualByComparingTo(three);
        assertThat(exact.shown()).isEqualTo(exact.output().toPlainString());
        mustBe(Exact.parse(exact.toString()));
        mustBe(Exact.parse(n + "/" + d));
        new SchoolFraction(n.negate(), d).mustBe(exact.negated());
        mustBe(exact.negated().negated());
    }

    private BigInteger floor() {
        BigInteger[] parts = n.multiply(BigInteger.valueOf(d.signum())).divideAndRemainder(d.abs());
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private BigInteger ceiling() {
        return new SchoolFraction(n.negate(), d).floor().negate();
    }
}
