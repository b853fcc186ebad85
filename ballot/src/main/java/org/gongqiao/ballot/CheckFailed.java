package org.gongqiao.ballot;

/** Ends the reading of a record at the first check it fails; does not leave the package. */
final class CheckFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final Check check;
    private final String place;

    CheckFailed(Check check, String place) {
        super(null, null, false, false);
        this.check = check;
        this.place = place;
    }

    Check check() {
        return check;
    }

    String place() {
        return place;
    }
}
