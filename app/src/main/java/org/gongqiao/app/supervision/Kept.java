package org.gongqiao.app.supervision;

import java.util.List;
import org.gongqiao.app.law.Ground;
import org.gongqiao.app.law.Verdict;

/** A verdict as it is kept beside what was decided by it: its kind by a stable name. */
public record Kept(String verdict, String key, Ground ground) {

    public static List<Kept> of(List<Verdict> verdicts) {
        return verdicts.stream().map(Kept::of).toList();
    }

    static Kept of(Verdict verdict) {
        return new Kept(switch (verdict) {
            case Verdict.Lawful v -> "LAWFUL";
            case Verdict.Unlawful v -> "UNLAWFUL";
            case Verdict.Warning v -> "WARNING";
            case Verdict.ToBeConfirmed v -> "TO_BE_CONFIRMED";
        }, verdict.key(), verdict.ground());
    }

    /** The verdict as it was. */
    public Verdict again() {
        return switch (verdict) {
            case "LAWFUL" -> new Verdict.Lawful(ground, key);
            case "UNLAWFUL" -> new Verdict.Unlawful(ground, key);
            case "WARNING" -> new Verdict.Warning(ground, key);
            case "TO_BE_CONFIRMED" -> new Verdict.ToBeConfirmed(ground, key);
            default -> throw new IllegalStateException("unknown verdict " + verdict);
        };
    }
}
