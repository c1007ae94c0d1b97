package topset.session.logs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

final class LogTimes {
    /** A longer duration comes from a timer that was never stopped. */
    private static final Duration LONGEST = Duration.ofHours(12);

    /** A form that is the beginning of another one comes after it. An offset may follow each of them. */
    private static final DateTimeFormatter DATES = formatter(
            "uuuu-MM-dd h:mm[:ss] a",
            "uuuu-MM-dd H:mm[:ss]",
            "uuuu-MM-dd'T'H:mm[:ss]",
            "d MMM uuuu, h:mm[:ss] a",
            "d MMM uuuu, H:mm[:ss]",
            "d. MMM uuuu, H:mm[:ss]",
            "MMM d, uuuu, h:mm[:ss] a",
            "MMM d, uuuu, H:mm[:ss]",
            "MMM d, uuuu 'at' h:mm[:ss] a",
            "d.M.uuuu, H:mm[:ss]",
            "d.M.uuuu H:mm[:ss]",
            "[ ]XXX",
            "[ ]XX");

    /** As the apps write them in English, German, French and Spanish, without a dot. */
    private static final Map<String, String> MONTHS = months(
            "jan januar january janv janvier ene enero",
            "feb februar february févr fév février febrero",
            "mar märz mär mrz march mars marzo",
            "apr april avr avril abr abril",
            "may mai mayo",
            "jun juni june juin junio",
            "jul juli july juil juillet julio",
            "aug august août ago agosto",
            "sep sept september septembre septiembre",
            "oct okt oktober october octobre octubre",
            "nov november novembre noviembre",
            "dec dez dezember december déc décembre dic diciembre");

    private static final Pattern WORD = Pattern.compile("(\\p{L}{3,})\\.?");

    private static final Pattern WORDS =
            Pattern.compile("(?:(\\d{1,4})\\s?h)?\\s*(?:(\\d{1,4})\\s?m(?:in)?)?\\s*(?:(\\d{1,4})\\s?s)?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,4}):(\\d\\d)(?::(\\d\\d))?");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,7}");

    private LogTimes() {}

    /** By the lifter's local clock; null if the text cannot be parsed, or names a date such as 30 February. */
    static @Nullable LocalDateTime date(String text, ZoneId zone) {
        var plain = text.replace('\u202F', ' ').replace('\u00A0', ' ').strip();
        if (plain.isEmpty()) {
            return null;
        }
        try {
            var date = DATES.parseBest(withEnglishMonth(plain), OffsetDateTime::from, LocalDateTime::from);
            return date instanceof OffsetDateTime withOffset
                    ? withOffset.atZoneSameInstant(zone).toLocalDateTime()
                    : LocalDateTime.from(date);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Map<String, String> months(String... names) {
        var months = new HashMap<String, String>();
        for (int month = 0; month < names.length; month++) {
            var english = Month.of(month + 1).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            for (var name : names[month].split(" ", -1)) {
                months.put(name, english);
            }
        }
        return Map.copyOf(months);
    }

    private static String withEnglishMonth(String text) {
        return WORD.matcher(text).replaceAll(word -> {
            var english = MONTHS.get(word.group(1).toLowerCase(Locale.ROOT));
            return Matcher.quoteReplacement(english == null ? word.group() : english);
        });
    }

    /** Null if the text cannot be parsed, or is longer than a workout can be. */
    static @Nullable Duration duration(String text) {
        return plausible(written(text));
    }

    /** Null if negative, or longer than a workout can be. */
    static @Nullable Duration between(LocalDateTime start, LocalDateTime end) {
        return plausible(Duration.between(start, end));
    }

    private static @Nullable Duration plausible(@Nullable Duration duration) {
        return duration == null || !duration.isPositive() || duration.compareTo(LONGEST) > 0 ? null : duration;
    }

    private static @Nullable Duration written(String text) {
        if (SECONDS.matcher(text).matches()) {
            return sum(null, null, text);
        }
        var clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return clock.group(3) == null
                    ? sum(null, clock.group(1), clock.group(2))
                    : sum(clock.group(1), clock.group(2), clock.group(3));
        }
        var words = WORDS.matcher(text);
        return text.isEmpty() || !words.matches() ? null : sum(words.group(1), words.group(2), words.group(3));
    }

    private static Duration sum(@Nullable String hours, @Nullable String minutes, @Nullable String seconds) {
        return Duration.ofHours(number(hours)).plusMinutes(number(minutes)).plusSeconds(number(seconds));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static DateTimeFormatter formatter(String... patterns) {
        var formats = new DateTimeFormatterBuilder().parseCaseInsensitive();
        for (var pattern : patterns) {
            formats.optionalStart().appendPattern(pattern).optionalEnd();
        }
        return formats.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }
}
