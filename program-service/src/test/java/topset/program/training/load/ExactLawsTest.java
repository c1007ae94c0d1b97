package topset.program.training.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Arithmetic is exact whether a number fits two longs or not: every operation agrees with fractions of big integers. */
class ExactLawsTest {

    /** A fraction as it is taught in school. */
    record Fraction(BigInteger n, BigInteger d) {
        Exact exact() {
            return Exact.ratio(n, d);
        }

        boolean is(Exact exact) {
            BigInteger divisor = n.gcd(d).multiply(BigInteger.valueOf(d.signum()));
            return exact.numerator().equals(n.divide(divisor))
                    && exact.denominator().equals(d.divide(divisor));
        }
    }

    @Provide
    Arbitrary<Fraction> fractions() {
        Arbitrary<BigInteger> near =
                Arbitraries.bigIntegers().between(BigInteger.valueOf(-3000), BigInteger.valueOf(3000));
        Arbitrary<BigInteger> longs = Arbitraries.longs().map(BigInteger::valueOf);
        Arbitrary<BigInteger> large = Arbitraries.bigIntegers()
                .between(BigInteger.ONE.shiftLeft(100).negate(), BigInteger.ONE.shiftLeft(100));
        Arbitrary<BigInteger> any = Arbitraries.oneOf(near, longs, large, near, longs);
        return Combinators.combine(any, any.filter(d -> d.signum() != 0)).as(Fraction::new);
    }

    @Property(tries = 2000)
    void sums(@ForAll("fractions") Fraction a, @ForAll("fractions") Fraction b) {
        Fraction sum = new Fraction(a.n().multiply(b.d()).add(b.n().multiply(a.d())), a.d().multiply(b.d()));
        assertThat(a.exact().plus(b.exact())).matches(sum::is).isEqualTo(sum.exact());
        assertThat(a.exact().plus(b.exact()).minus(b.exact()))
                .isEqualTo(a.exact())
                .hasSameHashCodeAs(a.exact());
    }

    @Property(tries = 2000)
    void products(@ForAll("fractions") Fraction a, @ForAll("fractions") Fraction b) {
        Fraction product = new Fraction(a.n().multiply(b.n()), a.d().multiply(b.d()));
        assertThat(a.exact().times(b.exact())).matches(product::is).isEqualTo(product.exact());
        if (b.n().signum() != 0) {
            assertThat(a.exact().times(b.exact()).over(b.exact())).isEqualTo(a.exact());
        }
    }

    @Property(tries = 2000)
    void order(@ForAll("fractions") Fraction a, @ForAll("fractions") Fraction b) {
        BigInteger difference = a.n().multiply(b.d()).subtract(b.n().multiply(a.d()));
        int expected = difference.signum() * a.d().signum() * b.d().signum();
        assertThat(Integer.signum(a.exact().compareTo(b.exact()))).isEqualTo(expected);
        assertThat(a.exact().equals(b.exact())).isEqualTo(expected == 0);
        assertThat(a.exact().min(b.exact())).isLessThanOrEqualTo(a.exact().max(b.exact()));
    }

    @Property(tries = 1000)
    void roundingAndText(@ForAll("fractions") Fraction a) {
        Exact exact = a.exact();
        BigDecimal three =
                new BigDecimal(exact.numerator()).divide(new BigDecimal(exact.denominator()), 3, RoundingMode.HALF_UP);
        assertThat(exact.output()).isEqualByComparingTo(three);
        assertThat(new BigDecimal(exact.shown())).isEqualByComparingTo(three);
        assertThat(exact.shown()).isEqualTo(exact.output().toPlainString());
        assertThat(Exact.parse(exact.toString())).isEqualTo(exact);
        assertThat(exact.negated().negated()).isEqualTo(exact);
        assertThat(exact.isWhole()).isEqualTo(exact.denominator().equals(BigInteger.ONE));
        assertThat(exact.minus(Exact.ratio(exact.floor(), BigInteger.ONE)))
                .isBetween(Exact.ZERO, Exact.ONE)
                .isNotEqualTo(Exact.ONE);
    }

    @Property(tries = 1000)
    void wholePartsOfMultiples(@ForAll long numerator, @ForAll int denominator) {
        if (denominator == 0) {
            return;
        }
        Exact exact = Exact.ratio(numerator, denominator).times(Exact.ratio(1, 1_000_000));
        Exact thousandfold = exact.times(Exact.of(1000));
        assertThat(exact.floorTimes(1000)).isEqualTo(thousandfold.floor().longValueExact());
        assertThat(exact.ceilingTimes(1000))
                .isEqualTo(thousandfold.negated().floor().negate().longValueExact());
        assertThat(exact.tenths()).isEqualTo(exact.rounded(1).movePointRight(1).longValueExact());
    }

    @Property(tries = 500)
    void decimals(@ForAll BigDecimal decimal) {
        assertThat(Exact.of(decimal).times(Exact.of(decimal.setScale(decimal.scale()))))
                .isEqualTo(Exact.of(decimal.multiply(decimal)));
        assertThat(Exact.parse(decimal.toString())).isEqualTo(Exact.of(decimal));
    }
}
