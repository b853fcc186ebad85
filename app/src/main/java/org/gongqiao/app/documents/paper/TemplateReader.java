package org.gongqiao.app.documents.paper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongqiao.app.documents.PaperTemplate.Field;
import org.gongqiao.app.documents.PaperTemplate.Layout;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text of a template. The head declares title, layout and fields; behind a line {@code ---} stands the paper,
 * a block a line. The manual (docs/manual/papers.md) has the whole notation.
 */
public final class TemplateReader {

    /** Longer ones are no templates. */
    public static final int LONGEST = 60_000;

    private static final Pattern FIELD = Pattern.compile("(field|list):\\s*([a-z][A-Za-z0-9]*(?:\\.[a-z][A-Za-z0-9]*)*)(\\?)?\\s*=\\s*([^|]+?)\\s*(?:\\|\\s*(.*))?");
    private static final Pattern VALUE = Pattern.compile("\\{\\{\\s*([a-z][A-Za-z0-9.]*)(?::([a-z]+))?\\s*}}");
    private static final Set<String> FORMATS = Set.of("", "yuan", "capital", "check", "number");
    private static final Set<String> DIRECTIVES = Set.of("head", "number", "signer", "title", "to", "heading", "left", "centre", "right", "enclosure", "sign",
            "date", "remark", "copies", "issuer", "issued", "gap", "page");

    private final List<TemplateFault> faults = new ArrayList<>();
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private TemplateReader() {}

    /** What came of it: a template, or what is wrong with it. */
    public record Reading(@Nullable Template template, List<TemplateFault> faults) {}

    private static final class Open {
        final String kind;
        final String name;
        final int line;
        final List<Template.Node> nodes = new ArrayList<>();
        final List<Template.Node> otherwise = new ArrayList<>();
        boolean inOtherwise;

        Open(String kind, String name, int line) {
            this.kind = kind;
            this.name = name;
            this.line = line;
        }

        void add(Template.Node node) {
            (inOtherwise ? otherwise : nodes).add(node);
        }
    }

    public static Reading read(String text) {
        var reader = new TemplateReader();
        if (text.length() > LONGEST) {
            return new Reading(null, List.of(new TemplateFault(0, TemplateFault.Kind.TOO_LONG, "")));
        }
        Template template = reader.template(text.replace("\uFEFF", "").lines().toList());
        return new Reading(reader.faults.isEmpty() ? template : null, reader.faults);
    }

    private @Nullable Template template(List<String> lines) {
        int rule = lines.indexOf("---");
        if (rule < 0) {
            fault(0, TemplateFault.Kind.NO_HEAD, "");
            return null;
        }
        var head = new HashMap<String, String>();
        for (int i = 0; i < rule; i++) {
            head(i + 1, lines.get(i).strip(), head);
        }
        if (!head.containsKey("title")) {
            fault(0, TemplateFault.Kind.NO_TITLE, "");
        }
        Layout layout = switch (head.getOrDefault("layout", "")) {
            case "letter" -> Layout.LETTER;
            case "form" -> Layout.FORM;
            default -> {
                fault(0, TemplateFault.Kind.LAYOUT, head.getOrDefault("layout", ""));
                yield Layout.FORM;
            }
        };
        return new Template(head.getOrDefault("title", ""), layout, List.copyOf(fields.values()), body(lines, rule + 1));
    }

    private void head(int number, String line, Map<String, String> head) {
        if (line.isEmpty() || line.startsWith("//")) {
            return;
        }
        Matcher field = FIELD.matcher(line);
        if (field.matches()) {
            String name = field.group(2);
            boolean list = field.group(1).equals("list");
            if (fields.put(name, new Field(name, field.group(4), field.group(3) == null, list, field.group(5) == null ? "" : field.group(5).strip())) != null) {
                fault(number, TemplateFault.Kind.FIELD_TWICE, name);
            }
            return;
        }
        int colon = line.indexOf(':');
        String key = colon < 0 ? line : line.substring(0, colon).strip();
        if (colon < 0 || !Set.of("title", "layout").contains(key)) {
            fault(number, TemplateFault.Kind.HEAD_LINE, key);
            return;
        }
        head.put(key, line.substring(colon + 1).strip());
    }

    private List<Template.Node> body(List<String> lines, int from) {
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open("", "", 0));
        int columns = 0;
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int number = i + 1;
            Open inner = open.element();
            if (line.isEmpty() || line.startsWith("//")) {
                continue;
            }
            if (line.matches("\\|[-|]+\\|")) {
                List<Integer> widths = java.util.Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1)).map(String::length).toList();
                columns = widths.size();
                if (widths.contains(0)) {
                    fault(number, TemplateFault.Kind.WIDTHS, line);
                }
                inner.add(new Template.Widths(widths));
            } else if (line.startsWith("|")) {
                inner.add(row(number, line, columns, open));
            } else if (line.startsWith("#")) {
                String marks = line.substring(0, line.length() - line.replaceFirst("^#{1,4}", "").length());
                inner.add(new Template.Line(marks, parts(number, line.substring(marks.length()).strip(), open)));
            } else if (line.startsWith("@")) {
                directive(number, line, open);
            } else {
                inner.add(new Template.Line("", parts(number, line, open)));
            }
        }
        while (open.size() > 1) {
            Open left = open.pop();
            fault(left.line, TemplateFault.Kind.NOT_CLOSED, "@" + left.kind);
        }
        return open.pop().nodes;
    }

    private void directive(int number, String line, Deque<Open> open) {
        String[] words = line.substring(1).split("\\s+", 2);
        String rest = words.length > 1 ? words[1].strip() : "";
        Open inner = open.element();
        switch (words[0]) {
            case "each" -> {
                Field list = fields.get(rest);
                if (list == null || !list.list()) {
                    fault(number, TemplateFault.Kind.NOT_A_LIST, rest);
                }
                open.push(new Open("each", rest, number));
            }
            case "if" -> {
                declared(number, rest, open);
                open.push(new Open("if", rest, number));
            }
            case "else" -> {
                if (!inner.kind.equals("if") || inner.inOtherwise) {
                    fault(number, TemplateFault.Kind.DIRECTIVE, "@else");
                }
                inner.inOtherwise = true;
            }
            case "end" -> {
                if (open.size() == 1) {
                    fault(number, TemplateFault.Kind.DIRECTIVE, "@end");
                    return;
                }
                Open closed = open.pop();
                open.element().add(closed.kind.equals("each") ? new Template.Each(closed.name, closed.nodes)
                        : new Template.When(closed.name, closed.nodes, closed.otherwise));
            }
            default -> {
                if (!DIRECTIVES.contains(words[0])) {
                    fault(number, TemplateFault.Kind.DIRECTIVE, "@" + words[0]);
                }
                inner.add(new Template.Line(words[0], parts(number, rest, open)));
            }
        }
    }

    private Template.TableRow row(int number, String line, int columns, Deque<Open> open) {
        if (columns == 0) {
            fault(number, TemplateFault.Kind.WIDTHS, line);
        }
        String inside = line.endsWith("|") ? line.substring(1, line.length() - 1) : line.substring(1);
        var cells = new ArrayList<Template.CellParts>();
        for (String cell : inside.split("\\|", -1)) {
            boolean label = cell.startsWith("=");
            String text = (label ? cell.substring(1) : cell).strip();
            boolean joined = text.equals("<");
            cells.add(new Template.CellParts(joined ? List.of() : parts(number, text, open), label, joined));
        }
        if (cells.size() != columns || cells.getFirst().joined()) {
            fault(number, TemplateFault.Kind.CELLS, Integer.toString(cells.size()));
        }
        return new Template.TableRow(cells);
    }

    private List<Template.Part> parts(int number, String text, Deque<Open> open) {
        var parts = new ArrayList<Template.Part>();
        boolean bold = false;
        for (String stretch : text.replace("\\n", "\n").split("\\*\\*", -1)) {
            Matcher value = VALUE.matcher(stretch);
            int at = 0;
            while (value.find()) {
                if (value.start() > at) {
                    parts.add(new Template.Words(stretch.substring(at, value.start()), bold));
                }
                String format = value.group(2) == null ? "" : value.group(2);
                if (!FORMATS.contains(format)) {
                    fault(number, TemplateFault.Kind.FORMAT, format);
                }
                declared(number, value.group(1), open);
                parts.add(new Template.Value(value.group(1), format, bold));
                at = value.end();
            }
            if (at < stretch.length()) {
                parts.add(new Template.Words(stretch.substring(at), bold));
            }
            bold = !bold;
        }
        if (text.replaceAll(VALUE.pattern(), "").contains("{{")) {
            fault(number, TemplateFault.Kind.UNDECLARED, text);
        }
        return parts;
    }

    /** A list's own fields are known only inside its lines, where its bare name is the number of the item. */
    private void declared(int number, String name, Deque<Open> open) {
        Field field = fields.get(name);
        if (field == null) {
            fault(number, TemplateFault.Kind.UNDECLARED, name);
            return;
        }
        for (Field list : fields.values()) {
            boolean inside = open.stream().anyMatch(each -> each.kind.equals("each") && each.name.equals(list.name()));
            if (list.list() && name.startsWith(list.name() + ".") && !inside) {
                fault(number, TemplateFault.Kind.NOT_A_LIST, name);
            }
        }
    }

    private void fault(int line, TemplateFault.Kind kind, String word) {
        faults.add(new TemplateFault(line, kind, word.length() > 60 ? word.substring(0, 60) : word));
    }
}
