package topset.verification.bench.measure;

import java.util.Locale;

/** Texts with numbers, in the same form on every machine. */
@SuppressWarnings("AnnotateFormatMethod") // The annotation is in a library that the tools do not need.
public final class Text {
    private Text() {}

    public static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    public static void say(String format, Object... values) {
        System.out.println(text(format, values));
    }
}
