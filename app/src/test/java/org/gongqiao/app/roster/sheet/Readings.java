package org.gongqiao.app.roster.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongqiao.app.roster.sheet.RosterReading.Finished;
import org.gongqiao.app.roster.sheet.RosterReading.Outcome;
import org.gongqiao.app.roster.sheet.RosterReading.Refused;

/** Reads whole files for tests and keeps every verdict. */
final class Readings {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    final Map<Integer, Verdict> verdicts = new LinkedHashMap<>();
    final Map<Integer, SheetRow> rows = new LinkedHashMap<>();
    Outcome outcome;

    static Readings of(Path file) throws IOException {
        return of(file, file.getFileName().toString(), Map.of());
    }

    static Readings of(Path file, String name, Map<Integer, Integer> withdrawn) throws IOException {
        return of(RosterReading.standard(TODAY), file, name, withdrawn);
    }

    static Readings of(RosterReading reading, Path file, String name, Map<Integer, Integer> withdrawn) throws IOException {
        var readings = new Readings();
        readings.outcome = reading.read(file, name, withdrawn, (row, verdict) -> {
            assertThat(verdict.row()).isEqualTo(row.number());
            assertThat(readings.verdicts.put(row.number(), verdict)).isNull();
            readings.rows.put(row.number(), row);
        });
        return readings;
    }

    Finished finished() {
        assertThat(outcome).isInstanceOf(Finished.class);
        return (Finished) outcome;
    }

    Refusal refusal() {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome).refusal();
    }

    Verdict.Accepted accepted(int row) {
        assertThat(verdicts.get(row)).as("row %s", row).isInstanceOf(Verdict.Accepted.class);
        return (Verdict.Accepted) verdicts.get(row);
    }

    java.util.List<Reason> reasons(int row) {
        assertThat(verdicts.get(row)).as("row %s", row).isInstanceOf(Verdict.Rejected.class);
        return ((Verdict.Rejected) verdicts.get(row)).findings().stream().map(Finding::reason).toList();
    }
}
