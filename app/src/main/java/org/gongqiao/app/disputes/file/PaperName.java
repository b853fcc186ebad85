package org.gongqiao.app.disputes.file;

/** A paper of a dispute; message {@code disputes.paper.<NAME>}. */
public enum PaperName {
    MEDIATION_APPLICATION("disputes/mediation-application"), MEDIATION_AGREEMENT("disputes/mediation-agreement"),
    MEDIATION_END("disputes/mediation-end"), ARBITRATION_APPLICATION("disputes/arbitration-application"), EVIDENCE_LIST("disputes/evidence-list");

    private final String template;

    PaperName(String template) {
        this.template = template;
    }

    public String template() {
        return template;
    }
}
