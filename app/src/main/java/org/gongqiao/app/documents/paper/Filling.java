package org.gongqiao.app.documents.paper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gongqiao.app.documents.PaperFault;
import org.gongqiao.app.documents.PaperTemplate.Field;
import org.jspecify.annotations.Nullable;

/**
 * Puts values into a template. A value is text and stays text: nothing in it is ever read as notation. A line all of
 * whose values are missing and may be is left out.
 */
public final class Filling {

    private final Template template;
    private final Values values;
    private final Set<PaperFault> faults = new LinkedHashSet<>();
    private final List<Block> blocks = new ArrayList<>();
    /** Item of each list that is being gone through, and its number. */
    private final Map<String, Values> items = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] headings = new int[5];
    private List<Integer> widths = List.of();
    private final List<Block.Row> rows = new ArrayList<>();
    private final List<String> enclosures = new ArrayList<>();
    private String signer = "";
    private @Nullable String number;
    private String signature = "";
    private String date = "";
    private String copies = "";
    private String issuer = "";
    private String issued = "";

    private Filling(Template template, Values values) {
        this.template = template;
        this.values = values;
    }

    /** @param faults all there are; the blocks are whole only where there are none */
    public record Filled(List<Block> blocks, List<PaperFault> faults) {

        /** The first title, for a file name. */
        public String title(Template template) {
            return blocks.stream().filter(Block.Title.class::isInstance).map(block -> ((Block.Title) block).text().replace("\n", "")).findFirst()
                    .orElse(template.title());
        }
    }

    public static Filled fill(Template template, Values values) {
        var filling = new Filling(template, values);
        filling.nodes(template.nodes());
        filling.end();
        return new Filled(List.copyOf(filling.blocks), List.copyOf(filling.faults));
    }

    private void nodes(List<Template.Node> nodes) {
        for (Template.Node node : nodes) {
            switch (node) {
                case Template.Widths columns -> widths = columns.widths();
                case Template.TableRow row -> row(row);
                case Template.When when -> nodes(Values.isThere(value(when.field())) ? when.then() : when.otherwise());
                case Template.Each each -> each(each);
                case Template.Line line -> line(line);
            }
        }
    }

    private void each(Template.Each each) {
        Object list = value(each.list());
        Field field = template.field(each.list());
        if (!Values.isThere(list)) {
            if (field.required()) {
                faults.add(new PaperFault.MissingValue(field.name(), field.label()));
            }
            return;
        }
        if (!(list instanceof Collection<?> all)) {
            faults.add(new PaperFault.WrongValue(field.name(), field.label()));
            return;
        }
        int n = 0;
        for (Object item : all) {
            n++;
            items.put(each.list(), item instanceof Map || item instanceof Record ? Values.of(item) : Values.of(Map.of("text", item)));
            numbers.put(each.list(), n);
            nodes(each.nodes());
        }
        items.remove(each.list());
        numbers.remove(each.list());
    }

    private void row(Template.TableRow row) {
        var cells = new ArrayList<Block.Cell>();
        for (Template.CellParts cell : row.cells()) {
            if (cell.joined() && !cells.isEmpty()) {
                Block.Cell left = cells.removeLast();
                cells.add(new Block.Cell(left.runs(), left.label(), left.columns() + 1));
            } else {
                cells.add(new Block.Cell(runs(cell.parts()).orElse(List.of()), cell.label(), 1));
            }
        }
        rows.add(new Block.Row(widths, cells));
    }

    private void line(Template.Line line) {
        Optional<List<Block.Run>> filled = runs(line.parts());
        if (filled.isEmpty()) {
            return;
        }
        List<Block.Run> runs = filled.get();
        String text = String.join("", runs.stream().map(Block.Run::text).toList());
        flush(line.kind());
        switch (line.kind()) {
            case "" -> paragraphs(Block.Place.INDENTED, runs);
            case "left" -> paragraphs(Block.Place.LEFT, runs);
            case "centre" -> paragraphs(Block.Place.CENTRE, runs);
            case "right" -> paragraphs(Block.Place.RIGHT, runs);
            case "#", "##", "###", "####" -> heading(line.kind().length(), text);
            case "heading" -> blocks.add(new Block.Heading(1, text));
            case "head" -> blocks.add(new Block.Head(text));
            case "number" -> number = text;
            case "signer" -> signer = text;
            case "title" -> {
                java.util.Arrays.fill(headings, 0);
                blocks.add(new Block.Title(text));
            }
            case "to" -> blocks.add(new Block.Recipient(text));
            case "enclosure" -> enclosures.add(text);
            case "sign" -> signature = text;
            case "date" -> date = text;
            case "remark" -> blocks.add(new Block.Remark(text));
            case "copies" -> copies = text;
            case "issuer" -> issuer = text;
            case "issued" -> issued = text;
            case "gap" -> blocks.add(new Block.Gap());
            case "page" -> blocks.add(new Block.PageBreak());
            default -> throw new IllegalStateException(line.kind());
        }
    }

    private void heading(int level, String text) {
        headings[level]++;
        java.util.Arrays.fill(headings, level + 1, headings.length, 0);
        blocks.add(new Block.Heading(level, Wording.heading(level, headings[level]) + text));
    }

    private void paragraphs(Block.Place place, List<Block.Run> runs) {
        List<Block.Run> paragraph = new ArrayList<>();
        for (Block.Run run : runs) {
            String[] lines = run.text().split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                if (i > 0) {
                    blocks.add(new Block.Paragraph(place, List.copyOf(paragraph)));
                    paragraph.clear();
                }
                if (!lines[i].isEmpty()) {
                    paragraph.add(new Block.Run(i > 0 ? lines[i].strip() : lines[i], run.bold()));
                }
            }
        }
        blocks.add(new Block.Paragraph(place, List.copyOf(paragraph)));
    }

    /** Ends what several lines make together, as soon as a line of another kind comes. */
    private void flush(String next) {
        if (!rows.isEmpty()) {
            blocks.add(new Block.Table(List.copyOf(rows)));
            rows.clear();
        }
        if (number != null && !next.equals("signer")) {
            blocks.add(new Block.Number(number, signer));
            number = null;
            signer = "";
        }
        if (!enclosures.isEmpty() && !next.equals("enclosure")) {
            blocks.add(new Block.Enclosures(List.copyOf(enclosures)));
            enclosures.clear();
        }
        if ((!signature.isEmpty() || !date.isEmpty()) && !next.equals("date")) {
            blocks.add(new Block.Signature(signature, date));
            signature = "";
            date = "";
        }
    }

    private void end() {
        flush("");
        if (!copies.isEmpty() || !issuer.isEmpty() || !issued.isEmpty()) {
            blocks.add(new Block.Imprint(copies, issuer, issued));
        }
    }

    /** Empty where the line has values, all of them may be missing, and all are. */
    private Optional<List<Block.Run>> runs(List<Template.Part> parts) {
        var runs = new ArrayList<Block.Run>();
        boolean asked = false;
        boolean got = false;
        for (Template.Part part : parts) {
            switch (part) {
                case Template.Words words -> runs.add(new Block.Run(words.text(), words.bold()));
                case Template.Value value -> {
                    asked = true;
                    Optional<String> text = print(value);
                    if (text.isPresent()) {
                        got = true;
                        runs.add(new Block.Run(text.get(), value.bold()));
                    }
                }
            }
        }
        return asked && !got ? Optional.empty() : Optional.of(runs);
    }

    private Optional<String> print(Template.Value part) {
        Field field = template.field(part.field());
        Integer item = numbers.get(part.field());
        if (item != null) {
            return Optional.of(item.toString());
        }
        Object value = value(part.field());
        if (value == null || !(value instanceof Boolean) && !Values.isThere(value)) {
            if (field.required()) {
                faults.add(new PaperFault.MissingValue(field.name(), field.label()));
                return Optional.of("");
            }
            return Optional.empty();
        }
        Optional<String> text = Values.print(value, part.format());
        if (text.isEmpty()) {
            faults.add(new PaperFault.WrongValue(field.name(), field.label()));
            return Optional.of("");
        }
        return text;
    }

    private @Nullable Object value(String name) {
        for (var item : items.entrySet()) {
            if (name.startsWith(item.getKey() + ".")) {
                return item.getValue().get(name.substring(item.getKey().length() + 1));
            }
        }
        return values.get(name);
    }
}
