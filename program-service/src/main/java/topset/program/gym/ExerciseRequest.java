package topset.program.gym;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise;
import topset.contract.Exercise.EquipmentKind;
import topset.contract.Exercise.Kind;
import topset.contract.Exercise.LoadByUnit;
import topset.contract.Exercise.Pattern;
import topset.edge.web.ContractJson;

/** Body of {@code PUT /v1/exercises/{exercise}}. The package catalogue checks it against the gym's other exercises. */
public record ExerciseRequest(
        @NotNull @Size(min = 1, max = LONGEST_NAME, message = NAME_SAYS)
        String name,

        @Nullable @Size(max = MOST_ALIASES, message = ALIASES_SAY)
        List<@NotNull @Size(min = 1, max = LONGEST_NAME, message = NAME_SAYS) String> aliases,

        @NotNull @Valid TrainedMuscles muscles,
        Exercise.@Nullable Suitability suitability,
        @NotNull Pattern pattern,
        @NotNull Kind kind,
        @NotNull EquipmentKind equipment,
        @Nullable @Valid LoadByUnit step,
        @Nullable @Valid LoadByUnit increment,
        Exercise.@Nullable LoadMode loadMode,
        @Nullable Boolean lowerBody,
        @Nullable Boolean fatiguing,

        @Nullable @Size(max = MOST_RATIOS, message = RATIOS_SAY)
        Map<String, @NotNull @Valid RatioRequest> ratios) {
    static final int LONGEST_NAME = 80;
    public static final int MOST_ALIASES = 20;
    public static final int MOST_RATIOS = 20;
    public static final int MOST_MUSCLES = 10;
    static final int LONGEST_SOURCE = 200;

    private static final String NAME_SAYS = "must have 1 to " + LONGEST_NAME + " characters";
    private static final String ALIASES_SAY = "must be at most " + MOST_ALIASES + " names";
    private static final String RATIOS_SAY = "must be at most " + MOST_RATIOS + " exercises";
    private static final String MUSCLES_SAY = "must be at most " + MOST_MUSCLES + " muscles";
    private static final String SOURCE_SAYS = "must have 1 to " + LONGEST_SOURCE + " characters";

    public record TrainedMuscles(
            @NotNull @Size(min = 1, max = MOST_MUSCLES, message = "must be 1 to " + MOST_MUSCLES + " muscles")
            List<@NotNull String> primary,

            @Nullable @Size(max = MOST_MUSCLES, message = MUSCLES_SAY)
            List<@NotNull String> secondary) {}

    public record RatioRequest(
            @NotNull BigDecimal ratio,

            @NotNull @Size(min = 1, max = LONGEST_SOURCE, message = SOURCE_SAYS)
            String source) {}

    /** An exercise has the fields of the request that defines it, with every default filled in. */
    public static ExerciseRequest of(Exercise exercise) {
        return ContractJson.read(ContractJson.write(exercise), ExerciseRequest.class);
    }

    public Exercise exercise(String id) {
        boolean isOfLowerBody = lowerBody == null ? pattern.isOfLowerBody() : lowerBody;
        var byExercise = new LinkedHashMap<String, Exercise.Ratio>();
        Objects.requireNonNullElse(ratios, Map.<String, RatioRequest>of())
                .forEach((other, given) ->
                        byExercise.put(other, new Exercise.Ratio(normalized(given.ratio()), given.source())));
        return new Exercise(
                id,
                name.strip(),
                new Exercise.Muscles(muscles.primary(), Objects.requireNonNullElse(muscles.secondary(), List.of())),
                suitability == null ? Exercise.Suitability.UNLISTED : suitability,
                null,
                new Exercise.Movement(
                        pattern,
                        kind,
                        equipment,
                        equipment == EquipmentKind.STEP ? stepOrDefault() : null,
                        increment == null ? usual(isOfLowerBody) : normalized(increment),
                        loadMode == null ? Exercise.LoadMode.EXTERNAL : loadMode,
                        isOfLowerBody,
                        Boolean.TRUE.equals(fatiguing)),
                byExercise.isEmpty() ? null : byExercise,
                aliases == null || aliases.isEmpty()
                        ? null
                        : aliases.stream().map(String::strip).toList(),
                true,
                null);
    }

    private LoadByUnit stepOrDefault() {
        return step == null ? usual(false) : normalized(step);
    }

    private static LoadByUnit usual(boolean isOfLowerBody) {
        return isOfLowerBody
                ? new LoadByUnit(BigDecimal.valueOf(5), BigDecimal.TEN)
                : new LoadByUnit(new BigDecimal("2.5"), BigDecimal.valueOf(5));
    }

    private static LoadByUnit normalized(LoadByUnit loads) {
        return new LoadByUnit(normalized(loads.kg()), normalized(loads.lb()));
    }

    /** Equal numbers are stored as equal texts, so that a repeated request changes nothing. */
    private static BigDecimal normalized(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
