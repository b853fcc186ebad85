package org.gongqiao.app.law.text;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text as it was read from a file.
 *
 * @param history   lines on adoption and amendment
 * @param effective a day from which it seems to hold, for the operator to check: the later of what its last articles and
 *                  its history say; null where neither says
 */
public record ReadText(String title, List<String> history, List<Provision> provisions, List<Finding> findings, @Nullable LocalDate effective) {

    public ReadText {
        history = List.copyOf(history);
        provisions = List.copyOf(provisions);
        findings = List.copyOf(findings);
    }

    public long articles() {
        return provisions.stream().filter(Provision::isArticle).count();
    }

    public long faults() {
        return findings.stream().filter(finding -> finding.kind().isFault()).count();
    }
}
