package org.gongqiao.app.openness.hold;

import java.util.List;

/** What a decision of an employer is about; message {@code openness.matter.<NAME>}. */
public enum CompanyMatter {
    PAY_SYSTEM("pay", "distribution", "rules"),
    WELFARE_SYSTEM("welfare", "rules"),
    WORKING_TIME("rules"),
    SAFETY_RULES("rules"),
    TRAINING_SYSTEM("training", "rules"),
    DISCIPLINE("appointment", "rules"),
    EMPLOYMENT_SYSTEM("employment", "appointment", "rules"),
    RESETTLEMENT("resettlement", "rules"),
    RELOCATION("restructuring", "rules"),
    RESTRUCTURING("restructuring"),
    LAYOFF("resettlement", "rules"),
    ANNUAL_PLAN("plan"),
    COLLECTIVE_CONTRACT("collectiveContract"),
    SPECIAL_CONTRACT("specialContract"),
    WELFARE_FUND("welfareFund", "rules"),
    INSURANCE_RATES("contributions", "rules"),
    /** No text names it: which step it needs is to be confirmed. */
    OTHER("other");

    private final List<String> words;

    CompanyMatter(String... words) {
        this.words = List.of(words);
    }

    /** The words of D-18 under which it falls, the narrower first. */
    public List<String> words() {
        return words;
    }
}
