package org.gongqiao.app.law.text;

import java.util.List;

/** An article as it stands in the edition of a day, for showing it beside a rule. */
public record Wording(Edition edition, Provision provision) {

    public List<String> paragraphs() {
        return provision.body().lines().toList();
    }
}
