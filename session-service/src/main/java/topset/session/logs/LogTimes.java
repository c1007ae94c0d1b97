package topset.session.logs;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class LogTimes {
    /** A longer duration comes from a timer that was never stopped. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private static final List<DateTimeFormatter> DATES = Stream.of(
                    "uuuu-MM-dd H:mm[:ss]",
                    "uuuu-MM-dd'T'H:mm[:ss]",
                    "uuuu-MM-dd h:mm[:ss] a",
                    "d MMM uuuu, H:mm[:ss]",
                    "d. MMM uuuu, H:mm[:ss]",
                    "d MMM uuuu, h:mm[:ss] a",
                    "MMM d, uuuu, h:mm[:ss] a",
                    "MMM d, uuuu, H:mm[:ss]",
                    "MMM d, uuuu 'at' h:mm[:ss] a",
                    "d.M.uuuu, H:mm[:ss]",
                    "d.M.uuuu H:mm[:ss]")
            .map(LogTimes::formatter)
            .toList();

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

    private static final Pattern OFFSET = Pattern.compile("(.+?)\\s?(Z|[+-]\\d\\d:?\\d\\d)");
    private static final Pattern WORDS =
            Pattern.compile("(?:(\\d{1,4})\\s?h)?\\s*(?:(\\d{1,4})\\s?m(?:in)?)?\\s*(?:(\\d{1,4})\\s?s)?");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,4}):(\\d\\d)(?::(\\d\\d))?");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,7}");
    private static final int SECONDS_OF_HOUR = 3_600;
    private static final int SECONDS_OF_MINUTE = 60;

    private LogTimes() {}

    /** By the lifter's local clock; null if the text cannot be parsed. */
    static @Nullable LocalDateTime date(String text, ZoneId zone) {
        var plain = text.replace('\u202F', ' ').replace('\u00A0', ' ').strip();
        var withOffset = OFFSET.matcher(plain);
        if (withOffset.matches() && plain.contains(":")) {
            var local = local(withOffset.group(1));
            if (local != null) {
                return at(local, withOffset.group(2), zone);
            }
        }
        return local(plain);
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

    private static @Nullable LocalDateTime at(LocalDateTime local, String offset, ZoneId zone) {
        try {
            return OffsetDateTime.of(local, ZoneOffset.of(offset))
                    .atZoneSameInstant(zone)
                    .toLocalDateTime();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable LocalDateTime local(String text) {
        var english = withEnglishMonth(text);
        for (var format : DATES) {
            var at = new ParsePosition(0);
            var parsed = format.parseUnresolved(english, at);
            if (parsed != null && at.getErrorIndex() < 0 && at.getIndex() == english.length()) {
                return resolved(english, format);
            }
        }
        return null;
    }

    /** Null if the text does not match, or if the date does not exist, such as 30 February. */
    private static @Nullable LocalDateTime resolved(String text, DateTimeFormatter format) {
        try {
            return LocalDateTime.parse(text, format);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Null if the text cannot be parsed, or is longer than a workout can be. */
    static @Nullable Duration duration(String text) {
        return plausible(seconds(text));
    }

    /** Null if negative, or longer than a workout can be. */
    static @Nullable Duration between(LocalDateTime start, LocalDateTime end) {
        return plausible(Duration.between(start, end));
    }

    private static @Nullable Duration plausible(@Nullable Duration duration) {
        return duration == null || !duration.isPositive() || duration.compareTo(LONGEST) > 0 ? null : duration;
    }

    private static @Nullable Duration seconds(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        var clock = CLOCK.matcher(text);
        if (clock.matches()) {
            return Duration.ofSeconds(
                    clock.group(3) == null
                            ? number(clock.group(1)) * SECONDS_OF_MINUTE + number(clock.group(2))
                            : number(clock.group(1)) * SECONDS_OF_HOUR
                                    + number(clock.group(2)) * SECONDS_OF_MINUTE
                                    + number(clock.group(3)));
        }
        var words = WORDS.matcher(text);
        return text.isEmpty() || !words.matches()
                ? null
                : Duration.ofSeconds(number(words.group(1)) * SECONDS_OF_HOUR
                        + number(words.group(2)) * SECONDS_OF_MINUTE
                        + number(words.group(3)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
