package topset.verification.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** A table that shows each measured value beside the value that is wanted (the limit). */
public final class FigureTable {
    private record Row(String what, String wanted, String measured) {}

    private final String title;
    private final List<Row> rows = new ArrayList<>(List.of(new Row("what", "wanted", "measured")));

    public FigureTable(String title) {
        this.title = title;
    }

    public void row(String what, String wanted, String measured) {
        rows.add(new Row(what, wanted, measured));
    }

    public void print() {
        int what = width(rows.stream().map(Row::what).toList());
        int wanted = width(rows.stream().map(Row::wanted).toList());
        System.out.println(title);
        for (var row : rows) {
            System.out.println("  " + padded(row.what(), what) + padded(row.wanted(), wanted) + row.measured());
        }
    }

    private static int width(List<String> cells) {
        return cells.stream().mapToInt(String::length).max().orElseThrow() + 2;
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
