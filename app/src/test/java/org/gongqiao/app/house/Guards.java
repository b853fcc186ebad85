package org.gongqiao.app.house;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gongqiao.app.house.Sources.File;

/** The rules of the house, each a function from files to the violations found in them. */
final class Guards {

    private static final Pattern BARE_CLOCK = Pattern.compile(
            "\\b(Instant|LocalDate|LocalTime|LocalDateTime|OffsetDateTime|ZonedDateTime|Year|YearMonth|MonthDay)\\.now\\(\\s*\\)"
            + "|System\\.currentTimeMillis\\(\\)|new Date\\(\\)|Clock\\.system(DefaultZone|UTC)\\(");
    private static final Pattern BROAD_CATCH = Pattern.compile("catch\\s*\\(\\s*(final\\s+)?(Exception|RuntimeException|Throwable|Error)\\b");
    private static final Pattern SQL = Pattern.compile("(?is)^\\s*(select|insert|update|delete|with|call|copy|create|alter|lock|truncate|\\s*from|\\s*join)\\b.*");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern MESSAGE_CALL = Pattern.compile("\\bmsg\\(\\s*\"([^\"]+)\"\\s*([,)+])");
    private static final Pattern JTE_IMPORT = Pattern.compile("(?m)(?:@import|@param)\\s+(?:static\\s+)?org\\.gongqiao\\.app\\.([a-z]+)\\.([\\w.]+)");

    private Guards() {}

    /** The wall is never asked for the time: a {@code Clock} is injected. A stopwatch ({@code nanoTime}) tells no time of day. */
    static List<String> bareClock(Collection<File> java) {
        return find(java, BARE_CLOCK, file -> true);
    }

    /** Nothing is swallowed: each catch names what it expects. */
    static List<String> broadCatch(Collection<File> java) {
        return find(java, BROAD_CATCH, file -> true);
    }

    /** SQL in Java names tables and functions of its own module's schema only; the scope functions belong to all. */
    static List<String> foreignSql(Collection<File> java, Set<String> schemas, Map<String, Set<String>> mayRead) {
        var found = new ArrayList<String>();
        for (File file : java) {
            for (String literal : Sources.literals(file.text())) {
                if (!SQL.matcher(literal).matches()) {
                    continue;
                }
                for (String schema : schemas) {
                    boolean own = schema.equals(file.module()) || mayRead.getOrDefault(file.module(), Set.of()).contains(schema);
                    if (!own && Pattern.compile("(?<![\\w.:'])" + schema + "\\.[a-z_]+").matcher(literal).find()) {
                        found.add(file.path() + ": SQL reaches into schema " + schema);
                    }
                }
            }
        }
        return found;
    }

    /** Migrations stand in a folder named as a module, are numbered without a gap, and touch their own schema. */
    static List<String> migrations(Collection<File> sql, Set<String> modules) {
        var found = new ArrayList<String>();
        var numbers = new HashMap<String, TreeSet<Integer>>();
        for (File file : sql) {
            if (!file.module().equals("__root") && !modules.contains(file.module())) {
                found.add(file.path() + ": no module is named so, the migration would never run");
            }
            var name = Pattern.compile("V(\\d{3})__[a-z0-9_]+\\.sql").matcher(file.path().substring(file.path().lastIndexOf('/') + 1));
            if (!name.matches()) {
                found.add(file.path() + ": not named V000__what_it_does.sql");
            } else if (!numbers.computeIfAbsent(file.module(), m -> new TreeSet<>()).add(Integer.parseInt(name.group(1)))) {
                found.add(file.path() + ": its number is taken");
            }
            String text = file.text().replaceAll("--[^\\n]*", "");
            var statements = Pattern.compile("(?i)\\b(?:create table|alter table|drop table|insert into|update|delete from|create (?:unique )?index \\w+ on|truncate)\\s+(?:if (?:not )?exists\\s+)?([a-z_]+)\\.")
                    .matcher(text).results().map(MatchResult.class::cast).toList();
            for (MatchResult statement : statements) {
                String schema = statement.group(1);
                if (!schema.equals(file.module()) && !schema.equals("scope")) {
                    found.add(file.path() + ": changes schema " + schema);
                }
            }
        }
        numbers.forEach((module, taken) -> {
            if (taken.last() != taken.size()) {
                found.add(module + ": migrations are not numbered 1 to " + taken.size());
            }
        });
        return found;
    }

    /** A template takes types of its own module, of the page module, of the kernel, and of modules its module may use. */
    static List<String> templateImports(Collection<File> templates, Map<String, Set<String>> dependencies) {
        var found = new ArrayList<String>();
        for (File file : templates) {
            JTE_IMPORT.matcher(file.text()).results().forEach(use -> {
                String module = use.group(1);
                boolean own = module.equals(file.module());
                boolean shared = Set.of("ui", "kernel").contains(module);
                boolean declared = dependencies.getOrDefault(file.module(), Set.of()).contains(module);
                boolean internal = Character.isLowerCase(use.group(2).charAt(0));
                if (!own && (!shared && !declared || internal)) {
                    found.add(file.path() + ": uses " + module + "." + use.group(2));
                }
            });
        }
        return found;
    }

    /** Texts that people read stand in message files: no Chinese in code, no words between tags. */
    static List<String> hardCodedText(Collection<File> java, Collection<File> templates) {
        var found = new ArrayList<String>();
        for (File file : java) {
            Sources.literals(file.text()).stream().filter(literal -> CHINESE.matcher(literal).find())
                    .forEach(literal -> found.add(file.path() + ": text \"" + literal.strip() + "\""));
        }
        for (File file : templates) {
            String bare = file.text()
                    .replaceAll("(?s)<%--.*?--%>|<!--.*?-->", "")
                    .replaceAll("(?m)^\\s*@(import|param)[^\\n]*", "")
                    .replaceAll("(?s)!\\{.*?\\}\\s*(?=\\n|$)", "");
            bare = withoutBraces(bare).replaceAll("(?s)<[^<>]*>", " ").replaceAll("@(if|elseif|for|template[\\w.]*)\\s*\\([^\\n]*", " ")
                    .replaceAll("@(else|endif|endfor|raw|endraw)\\b", " ").replaceAll("&\\w+;", " ");
            for (String line : bare.split("\n")) {
                if (CHINESE.matcher(line).find() || Pattern.compile("(?<![\\w=(,\"`.])[A-Z]?[a-z]{3,} [a-z]{2,}").matcher(line.strip()).find() && !line.contains("=") && !line.contains("(")) {
                    found.add(file.path() + ": text \"" + line.strip() + "\"");
                }
            }
        }
        return found;
    }

    /** Every key that code or a template names exists; Chinese and English have the same keys; a file keeps to its module's prefix. */
    static List<String> messageKeys(Collection<File> files, Map<String, Properties> chinese, Map<String, Properties> english) {
        var found = new ArrayList<String>();
        var all = new TreeSet<String>();
        chinese.forEach((module, texts) -> {
            Set<String> other = english.getOrDefault(module, new Properties()).stringPropertyNames();
            texts.stringPropertyNames().forEach(key -> {
                all.add(key);
                if (!other.contains(key)) {
                    found.add(module + "_en.properties lacks " + key);
                }
                if (!key.startsWith(module + ".")) {
                    found.add(module + ".properties: key " + key + " has another module's prefix");
                }
            });
            other.stream().filter(key -> !texts.containsKey(key)).forEach(key -> found.add(module + ".properties lacks " + key));
        });
        for (File file : files) {
            MESSAGE_CALL.matcher(file.text()).results().forEach(call -> {
                String key = call.group(1);
                boolean known = call.group(2).equals("+") ? all.stream().anyMatch(each -> each.startsWith(key)) : all.contains(key);
                if (!known) {
                    found.add(file.path() + ": no message " + key);
                }
            });
        }
        return found;
    }

    private static List<String> find(Collection<File> files, Pattern pattern, Predicate<File> where) {
        return files.stream().filter(where).flatMap(file -> pattern.matcher(Sources.withoutComments(file.text())).results()
                .map(match -> file.path() + ": " + match.group())).toList();
    }

    /** The text without {@code ${…}} expressions, whose braces may nest. */
    private static String withoutBraces(String text) {
        var out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                int depth = 0;
                do {
                    depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
                    i++;
                } while (i < text.length() && (depth > 0 || text.charAt(i - 1) != '}'));
                i--;
            } else {
                out.append(text.charAt(i));
            }
        }
        return out.toString();
    }
}
