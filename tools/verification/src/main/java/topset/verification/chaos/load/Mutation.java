package topset.verification.chaos.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Mutates valid texts at random. The same random numbers give the same mutations. */
record Mutation(Random random) {

    private static final int DEEP = 5_000;
    private static final int LONG = 20_000;

    private static final Pattern VALUE = Pattern.compile("(?<=:)(\"[^\"]*\"|-?[0-9.]+|true|false|null)");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "4.5",
            "1e400",
            "-1e-400",
            "1e2147483647",
            "99999999999999999999999999",
            "9223372036854775807",
            "NaN",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\u202e\ufeff💪\"",
            "[]",
            "{}",
            "[[[[]]]]",
            "\"2026-02-30T25:61:00Z\"",
            "\"+999999999-12-31T23:59:59.999999999+18:00\"",
            "\"-0001-01-01T00:00:00Z\"",
            "\"Mars/Olympus_Mons\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"%00../../etc/passwd\"",
            "\"'; drop table event; --\"");

    byte[] of(String good) {
        return switch (random.nextInt(9)) {
            case 0 -> bytes(random.nextInt(200));
            case 1 -> flipped(good.getBytes(UTF_8));
            case 2 -> cut(good.getBytes(UTF_8));
            case 3 -> "[".repeat(DEEP).getBytes(UTF_8);
            case 4 -> ("{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP)).getBytes(UTF_8);
            case 5 ->
                good.replaceFirst("\\{", "{\"" + "x".repeat(1 + random.nextInt(LONG)) + "\":1,")
                        .getBytes(UTF_8);
            default -> otherValue(good).getBytes(UTF_8);
        };
    }

    String text(String good) {
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> good + "x".repeat(1 + random.nextInt(500));
            case 2 -> "-9223372036854775809";
            case 3 -> VALUES.get(random.nextInt(VALUES.size())).replace("\"", "");
            case 4 -> new String(bytes(1 + random.nextInt(12)), UTF_8);
            default -> new String(flipped(good.getBytes(UTF_8)), UTF_8);
        };
    }

    private String otherValue(String good) {
        var values = VALUE.matcher(good).results().toList();
        if (values.isEmpty()) {
            return VALUES.get(random.nextInt(VALUES.size()));
        }
        var place = values.get(random.nextInt(values.size()));
        var value =
                random.nextInt(10) == 0 ? "\"" + "y".repeat(LONG) + "\"" : VALUES.get(random.nextInt(VALUES.size()));
        return good.substring(0, place.start()) + value + good.substring(place.end());
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] flipped(byte[] good) {
        var bytes = good.clone();
        for (int times = 1 + random.nextInt(4); times > 0 && bytes.length > 0; times--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private byte[] cut(byte[] good) {
        var out = new ByteArrayOutputStream();
        var from = random.nextInt(good.length + 1);
        out.write(good, 0, from);
        var again = random.nextInt(from + 1);
        out.write(good, again, Math.min(good.length - again, random.nextInt(good.length + 1)));
        return out.toByteArray();
    }
}
