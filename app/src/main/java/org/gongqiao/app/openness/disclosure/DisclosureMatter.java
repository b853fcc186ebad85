package org.gongqiao.app.openness.disclosure;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.gongqiao.app.access.Permission;
import org.gongqiao.app.casework.MatterKind;
import org.springframework.stereotype.Component;

/** A matter of the list that is to be published by its day, as a matter of casework. */
@Component
public class DisclosureMatter implements MatterKind {

    public static final String NAME = "DISCLOSURE";
    static final String PUBLISH = "publish";
    private static final String NAME_KEY = "openness.item.";

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
        return "GK";
    }

    /** The law's matters stand by their message key, the unit's own by their words. */
    @Override
    public List<String> titleArgs(List<String> stored, UnaryOperator<String> text) {
        return stored.stream().map(each -> each.startsWith(NAME_KEY) ? text.apply(each) : each).toList();
    }

    @Override
    public String deskLink(UUID objectId) {
        return "/openness/items/" + objectId;
    }

    @Override
    public Permission handledWith() {
        return Permission.OPENNESS_WORK;
    }

    @Override
    public String ownLink(UUID objectId) {
        return "/my/openness";
    }
}
