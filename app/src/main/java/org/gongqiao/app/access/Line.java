package org.gongqiao.app.access;

/** The two lines of the union tree: by area (块) and by industry (条). Each has a database role and a path of its own. */
public enum Line {
    AREA("gq_area"), INDUSTRY("gq_line");

    final String databaseRole;

    Line(String databaseRole) {
        this.databaseRole = databaseRole;
    }
}
