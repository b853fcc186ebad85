package org.gongqiao.app.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes facts of a union from a day on, or corrects them for a past range. Only fields that differ from what is
 * believed for {@code from} are changed, so that a correction of last year's name leaves this year's region alone.
 *
 * @param version   the version of the union that the caller saw
 * @param until     first day from which the old facts hold again; null: up to now and on
 * @param level     null leaves it as it is
 * @param foundedOn the true day of founding, where another was recorded; null leaves it as it is
 */
public record ChangeUnion(UUID id, int version, @Nullable LocalDate from, @Nullable LocalDate until, String name, UnionKind kind,
                          @Nullable UnionLevel level, String region, @Nullable String industry, @Nullable String creditCode, List<String> trades,
                          boolean catchAll, boolean preparing, @Nullable LocalDate foundedOn) {

    /** The command that changes nothing yet: what a form starts from. */
    public static ChangeUnion of(Union union, LocalDate from) {
        return new ChangeUnion(union.id(), union.version(), from, null, union.name(), union.kind(), union.level(), union.region(), union.industry(),
                union.creditCode(), union.trades(), union.catchAll(), union.status() == UnionStatus.PREPARING, null);
    }

    public ChangeUnion named(String newName) {
        return new ChangeUnion(id, version, from, until, newName, kind, level, region, industry, creditCode, trades, catchAll, preparing, foundedOn);
    }

    public ChangeUnion within(LocalDate first, @Nullable LocalDate end) {
        return new ChangeUnion(id, version, first, end, name, kind, level, region, industry, creditCode, trades, catchAll, preparing, foundedOn);
    }

    public ChangeUnion at(UnionKind newKind, UnionLevel newLevel) {
        return new ChangeUnion(id, version, from, until, name, newKind, newLevel, region, industry, creditCode, trades, catchAll, preparing, foundedOn);
    }

    public ChangeUnion founded(LocalDate day) {
        return new ChangeUnion(id, version, from, until, name, kind, level, region, industry, creditCode, trades, catchAll, preparing, day);
    }

    ChangeUnion withVersion(int seen) {
        return new ChangeUnion(id, seen, from, until, name, kind, level, region, industry, creditCode, trades, catchAll, preparing, foundedOn);
    }
}
