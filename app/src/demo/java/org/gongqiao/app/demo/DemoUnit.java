package org.gongqiao.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gongqiao.app.organization.Measure;
import org.gongqiao.app.organization.UnionKind;
import org.gongqiao.app.organization.UnionLevel;
import org.jspecify.annotations.Nullable;

/** An invented union while the province is made. */
final class DemoUnit {

    final int number;
    final UUID id;
    final @Nullable DemoUnit above;
    final @Nullable DemoUnit lineAbove;
    final String name;
    final UnionKind kind;
    final UnionLevel level;
    /** Code and full name of its division, and the short name that its enterprises bear. */
    final DemoPlace place;
    final @Nullable String industry;
    final LocalDate foundedOn;
    final String areaPath;
    final @Nullable String linePath;
    final String label;
    List<String> trades = List.of();
    boolean catchAll;
    @Nullable String creditCode;
    /** Share of the members. */
    double weight;
    /** The members of this union are those from this number up to the next union's. */
    int firstMember;
    int members;
    final long[] own = new long[Measure.values().length];
    final long[] areaTotal = new long[Measure.values().length];
    final long[] lineTotal = new long[Measure.values().length];
    final List<DemoEmployer> employers = new ArrayList<>();

    DemoUnit(int number, UUID id, @Nullable DemoUnit above, @Nullable DemoUnit lineAbove, String name, UnionKind kind, UnionLevel level,
             DemoPlace place, @Nullable String industry, LocalDate foundedOn) {
        this.number = number;
        this.id = id;
        this.above = above;
        this.lineAbove = lineAbove;
        this.name = name;
        this.kind = kind;
        this.level = level;
        this.place = place;
        this.industry = industry;
        this.foundedOn = foundedOn;
        this.label = label(number + 1);
        this.areaPath = above == null ? label : above.areaPath + "." + label;
        this.linePath = lineAbove != null ? lineAbove.linePath + "." + label : kind == UnionKind.INDUSTRY_UNION ? label : null;
    }

    /** As {@code organization.next_label()} writes the number. */
    private static String label(int n) {
        return Integer.toString(n, 36);
    }

    void count(Measure measure, long more) {
        own[measure.ordinal()] += more;
    }
}
