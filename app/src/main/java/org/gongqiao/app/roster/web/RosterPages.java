package org.gongqiao.app.roster.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gongqiao.app.organization.Union;
import org.gongqiao.app.roster.NamedUnion;
import org.gongqiao.app.roster.RosterImport;
import org.gongqiao.app.roster.RosterImports;
import org.gongqiao.app.roster.RosterVerdict;
import org.jspecify.annotations.Nullable;

/** What the pages of the roster show. */
public final class RosterPages {

    private RosterPages() {}

    /** The upload form as typed. */
    public record Form(@Nullable UUID unit, String unitName, boolean declared, String basis, String basisOn) {}

    /** @param unions names of the unions of the listed imports */
    public record Start(Form form, Map<String, String> errors, List<RosterImport> imports, Map<UUID, String> unions, @Nullable String next) {}

    /**
     * One import.
     *
     * @param refusal why the file is not read and what to do, in words
     * @param tab     which rows are listed; null: those that the undo left as they are
     * @param names   the unions that names were matched with
     */
    public record Show(RosterImport plan, String unitName, @Nullable String refusal, @Nullable RosterVerdict tab, List<Tab> tabs,
                       List<RosterImports.Row> rows, @Nullable String next, List<NamedUnion> unions, Map<UUID, String> names) {

        public List<NamedUnion> unmatched() {
            return unions.stream().filter(union -> union.unitId() == null).toList();
        }
    }

    /** A list of rows that can be looked at. */
    public record Tab(String key, String label, int rows, boolean current) {}

    /** What a search for a union offers. */
    public record Found(List<Union> unions) {}
}
