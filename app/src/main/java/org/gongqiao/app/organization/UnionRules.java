package org.gongqiao.app.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gongqiao.app.kernel.TypedText;
import org.gongqiao.app.organization.names.NameSearch;
import org.gongqiao.app.kernel.UnifiedCreditCode;
import org.jspecify.annotations.Nullable;

/** The rules of the tree that need no database: each names what it refuses. */
final class UnionRules {

    static final int NAME_LENGTH = NameSearch.LONGEST;

    private UnionRules() {}

    /** A name as it is kept: half-width, single spaces, nothing invisible. */
    static String cleanName(String typed) {
        var kept = new StringBuilder(typed.length());
        typed.codePoints().map(TypedText::halfWidth).forEach(c -> {
            if (!TypedText.isBlank(c)) {
                // Chinese names keep their own brackets: the half-width form of them looks wrong on a seal.
                kept.appendCodePoint(c == '(' ? '（' : c == ')' ? '）' : c);
            } else if (!TypedText.isInvisible(c) && !kept.isEmpty() && kept.charAt(kept.length() - 1) != ' ') {
                kept.append(' ');
            }
        });
        return kept.toString().strip();
    }

    /** O-01. */
    static List<UnionFault> name(String clean) {
        return clean.isEmpty() ? List.of(UnionFault.NAME_MISSING)
                : clean.codePointCount(0, clean.length()) > NAME_LENGTH ? List.of(UnionFault.NAME_TOO_LONG) : List.of();
    }

    /** O-03: a union that is a legal person has a code that a trade union federation gave. */
    static List<UnionFault> creditCode(@Nullable String code) {
        if (code == null) {
            return List.of();
        }
        return switch (UnifiedCreditCode.parse(code)) {
            case UnifiedCreditCode.Refused refused -> List.of(UnionFault.CREDIT_CODE_WRONG);
            case UnifiedCreditCode.Valid valid -> valid.code().isTradeUnion() ? List.of() : List.of(UnionFault.CREDIT_CODE_NOT_A_UNION);
        };
    }

    /** The code as it is kept; what is no code stays as typed, for the refusal to show. */
    static @Nullable String cleanCode(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        return UnifiedCreditCode.parse(typed) instanceof UnifiedCreditCode.Valid valid ? valid.code().value() : typed.strip();
    }

    /** O-04 and O-06: what stands above a union on either line. An industry union stands beside the federation of its own level. */
    static List<UnionFault> parents(UnionKind kind, UnionLevel level, Union areaParent, @Nullable Union lineParent) {
        var faults = new ArrayList<UnionFault>();
        if (areaParent.isClosed()) {
            faults.add(UnionFault.PARENT_NOT_OPEN);
        } else if (!areaParent.level().mayStandAbove(level)
                && !(kind == UnionKind.INDUSTRY_UNION && areaParent.kind() == UnionKind.FEDERATION && areaParent.level() == level)) {
            faults.add(UnionFault.PARENT_TOO_LOW);
        }
        if (lineParent != null && (lineParent.isClosed() || lineParent.linePath() == null || !lineParent.level().mayStandAbove(level))) {
            faults.add(UnionFault.LINE_PARENT_OFF_LINE);
        }
        return faults;
    }

    /** O-05. */
    static List<UnionFault> kind(UnionKind kind, UnionLevel level) {
        return level.kinds().contains(kind) ? List.of() : List.of(UnionFault.KIND_DOES_NOT_FIT_LEVEL);
    }

    /** O-09: a change takes effect on a day that has come, and not before the union was founded. */
    static List<UnionFault> date(@Nullable LocalDate on, LocalDate today, @Nullable LocalDate founded) {
        if (on == null) {
            return List.of(UnionFault.DATE_MISSING);
        }
        if (on.isAfter(today)) {
            return List.of(UnionFault.DATE_IN_FUTURE);
        }
        return founded != null && on.isBefore(founded) ? List.of(UnionFault.DATE_BEFORE_FOUNDING) : List.of();
    }

    /**
     * O-04 and O-05 where the level of a union that stands in the tree is changed or corrected: it still fits below what is
     * above it, what is below it still fits, and a branch or group does not become a union, which counts otherwise.
     *
     * @param above the union above along the area line; null at the top
     * @param below the unions directly below, along either line
     */
    static List<UnionFault> level(Union union, UnionKind kind, UnionLevel level, @Nullable Union above, @Nullable Union aboveOnLine, List<Union> below) {
        var faults = new ArrayList<UnionFault>();
        if (kind.isPart() != union.kind().isPart()) {
            faults.add(UnionFault.PART_STAYS_PART);
        }
        if (above != null) {
            faults.addAll(parents(kind, level, above, aboveOnLine));
        }
        if (below.stream().anyMatch(each -> !level.mayStandAbove(each.level())
                && !(each.kind() == UnionKind.INDUSTRY_UNION && kind == UnionKind.FEDERATION && each.level() == level))) {
            faults.add(UnionFault.CHILD_TOO_HIGH);
        }
        return faults;
    }

    /** O-09: a union was founded on a day that has come, and before it was closed. */
    static List<UnionFault> founding(LocalDate day, LocalDate today, @Nullable LocalDate closedOn) {
        return day.isAfter(today) ? List.of(UnionFault.FOUNDED_IN_FUTURE)
                : closedOn != null && !day.isBefore(closedOn) ? List.of(UnionFault.FOUNDED_AFTER_CLOSING) : List.of();
    }

    /** O-07: a union stands below neither itself nor what is below it, and moves to another place. */
    static List<UnionFault> move(Union moved, @Nullable Union parent, boolean alongArea) {
        String path = alongArea ? moved.areaPath() : moved.linePath();
        String above = parent == null ? null : alongArea ? parent.areaPath() : parent.linePath();
        if (alongArea && (moved.areaParent() == null || parent == null)) {
            return List.of(moved.areaParent() == null ? UnionFault.TOP_STAYS : UnionFault.PARENT_MISSING);
        }
        if (path != null && above != null && isWithin(above, path)) {
            return List.of(UnionFault.PARENT_IN_OWN_SUBTREE);
        }
        var now = alongArea ? moved.areaParent() : moved.lineParent();
        boolean same = parent == null ? moved.linePath() == null : parent.id().equals(now);
        return same ? List.of(UnionFault.ALREADY_THERE) : List.of();
    }

    static boolean isWithin(String path, String top) {
        return path.equals(top) || path.startsWith(top) && path.charAt(top.length()) == '.';
    }
}
