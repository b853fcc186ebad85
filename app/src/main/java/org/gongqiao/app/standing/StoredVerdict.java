package org.gongqiao.app.standing;

import org.gongqiao.app.law.Ground;
import org.gongqiao.app.law.Verdict;

/** A verdict as it is kept with a decision: its kind by a stable name, and what it rests on. */
record StoredVerdict(String verdict, String key, Ground ground) {

    static StoredVerdict of(Verdict verdict) {
        return new StoredVerdict(switch (verdict) {
            case Verdict.Lawful lawful -> "LAWFUL";
            case Verdict.Unlawful unlawful -> "UNLAWFUL";
            case Verdict.Warning warning -> "WARNING";
            case Verdict.ToBeConfirmed unknown -> "TO_BE_CONFIRMED";
        }, verdict.key(), verdict.ground());
    }
}
