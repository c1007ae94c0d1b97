package topset.session.sessions;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.session.sets.SetDetails;

/** The stored top set of a test, 120 kg × 4. */
final class BenchSet {
    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-24T18:00:00+01:00");

    private BenchSet() {}

    static Session.LoggedSet logged(long sequence, int revision, boolean isRemoved, @Nullable String note) {
        var details = new SetDetails(
                "bench-press",
                SetRole.TOP,
                new Weight(new BigDecimal("120"), WeightUnit.KG),
                4,
                null,
                false,
                AT,
                null,
                note);
        return new Session.LoggedSet(details, sequence, revision, isRemoved ? null : details, sequence, null, false);
    }
}
