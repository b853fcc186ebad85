package org.gongqiao.app.openness.disclosure;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** A worker's question about what was published, as a matter of casework. */
@Component
public class QuestionMatter implements MatterKind {

    public static final String NAME = "OPENNESS_QUESTION";
    static final String REPLY = "reply";

    private final DisclosureMatter items;

    QuestionMatter(DisclosureMatter items) {
        this.items = items;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String module() {
        return "openness";
    }

    @Override
    public String prefix() {
        return "GW";
    }

    @Override
    public List<String> titleArgs(List<String> stored, UnaryOperator<String> text) {
        return items.titleArgs(stored, text);
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/openness/questions/" + objectId;
    }

    @Override
    public Permission handledWith() {
        return Permission.OPENNESS_WORK;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my/openness-questions/" + objectId;
    }
}
