package org.gongqiao.app.documents.paper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gongqiao.app.documents.PaperTemplate.Field;

/** The values of a preview, from the samples in a template's head; samples of a list's fields are divided by {@code ;}. */
public final class Samples {

    private Samples() {}

    public static Map<String, Object> of(Template template) {
        var values = new HashMap<String, Object>();
        List<String> lists = template.fields().stream().filter(Field::list).map(Field::name).toList();
        for (Field field : template.fields()) {
            boolean inList = lists.stream().anyMatch(list -> field.name().startsWith(list + "."));
            if (!field.list() && !inList && !field.sample().isEmpty()) {
                values.put(field.name(), value(field.sample(), formats(template.nodes(), field.name())));
            }
        }
        for (String list : lists) {
            var items = new ArrayList<Map<String, Object>>();
            for (Field field : template.fields()) {
                if (!field.name().startsWith(list + ".")) {
                    continue;
                }
                String[] samples = field.sample().split("\\s*;\\s*", -1);
                for (int i = 0; i < samples.length; i++) {
                    if (items.size() <= i) {
                        items.add(new HashMap<>());
                    }
                    if (!samples[i].isEmpty()) {
                        items.get(i).put(field.name().substring(list.length() + 1), value(samples[i], formats(template.nodes(), field.name())));
                    }
                }
            }
            values.put(list, items);
        }
        return values;
    }

    private static Object value(String sample, List<String> formats) {
        if (formats.contains("yuan") || formats.contains("capital")) {
            return sample.matches("\\d{1,15}") ? Long.valueOf(sample) : sample;
        }
        if (sample.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return LocalDate.parse(sample);
        }
        return sample.equals("true") || sample.equals("false") ? Boolean.valueOf(sample) : sample.replace("\\n", "\n");
    }

    /** How the field is printed in the paper. */
    private static List<String> formats(List<Template.Node> nodes, String field) {
        var found = new ArrayList<String>();
        for (Template.Node node : nodes) {
            switch (node) {
                case Template.Line line -> add(line.parts(), field, found);
                case Template.TableRow row -> row.cells().forEach(cell -> add(cell.parts(), field, found));
                case Template.Each each -> found.addAll(formats(each.nodes(), field));
                case Template.When when -> {
                    found.addAll(formats(when.then(), field));
                    found.addAll(formats(when.otherwise(), field));
                }
                case Template.Widths ignored -> {}
            }
        }
        return found;
    }

    private static void add(List<Template.Part> parts, String field, List<String> found) {
        for (Template.Part part : parts) {
            if (part instanceof Template.Value value && value.field().equals(field)) {
                found.add(value.format());
            }
        }
    }
}
