package org.gongqiao.ballot;

/**
 * One failed check. All parts but the check are for looking it up: {@code record} names the event (type and height, as in {@code Ballot 12}) or the
 * member of the archive, {@code place} is a path inside the record such as {@code answers[0].choices[2].alpha}, {@code tracker} is the
 * tracker of the ballot, empty where there is none.
 */
public record Finding(Check check, String record, String place, String tracker) {
    @Override
    public String toString() {
        return check + " " + check.section() + " " + record + (place.isEmpty() ? "" : " " + place) + (tracker.isEmpty() ? "" : " " + tracker);
    }
}
