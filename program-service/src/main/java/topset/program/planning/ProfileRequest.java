package topset.program.planning;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import topset.contract.WeightUnit;
import topset.edge.JsonRules;
import topset.edge.Problem;
import topset.edge.Violation;

/** Body of {@code PUT /v1/athletes/{athleteId}}. */
public record ProfileRequest(
        @NotNull String timeZone,
        @NotNull WeightUnit unit,
        @Nullable LocalDate trainingSince,
        @Nullable Boolean injured,
        Profile.@Nullable Goal goal,
        @Nullable @Size(max = 200) String displayName,
        @Nullable @Valid Bodyweight bodyweight) {

    /** A bodyweight and the day it was measured. */
    public record Bodyweight(
            @NotNull BigDecimal value,
            @NotNull WeightUnit unit,

            @NotNull @JsonDeserialize(using = JsonRules.Day.class)
            LocalDate measuredAt) {}

    private static final BigDecimal LIGHTEST = new BigDecimal(20);
    private static final BigDecimal HEAVIEST = new BigDecimal(700);

    /** @throws Problem 422 naming what is out of range */
    Profile.Details details() {
        var violations = new ArrayList<Violation>();
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException e) {
            violations.add(new Violation(
                    "timeZone", "'" + timeZone + "' is not an IANA time zone, as in Europe/Berlin", "time-zone"));
        }
        if (bodyweight != null
                && (bodyweight.value().compareTo(LIGHTEST) < 0
                        || bodyweight.value().compareTo(HEAVIEST) > 0
                        || bodyweight.value().stripTrailingZeros().scale() > 3)) {
            violations.add(new Violation(
                    "bodyweight.value",
                    bodyweight.value() + " is not 20 to 700 with at most three decimals",
                    "bodyweight"));
        }
        if (!violations.isEmpty()) {
            throw Problem.refused(violations);
        }
        return new Profile.Details(
                timeZone,
                unit,
                trainingSince,
                Boolean.TRUE.equals(injured),
                goal,
                displayName,
                bodyweight == null
                        ? null
                        : new Profile.Bodyweight(bodyweight.value(), bodyweight.unit(), bodyweight.measuredAt()));
    }
}
