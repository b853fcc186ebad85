package org.gongqiao.app.casework;

import java.util.UUID;
import org.gongqiao.app.access.Permission;

/** A kind that is told by its names and by the addresses of its pages, in which {@code {id}} stands for the record. */
public abstract class LinkedKind implements MatterKind {

    private final String name;
    private final String module;
    private final String prefix;
    private final Permission handledWith;
    private final String deskPage;
    private final String ownPage;

    protected LinkedKind(String name, String module, String prefix, Permission handledWith, String deskPage, String ownPage) {
        this.name = name;
        this.module = module;
        this.prefix = prefix;
        this.handledWith = handledWith;
        this.deskPage = deskPage;
        this.ownPage = ownPage;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String module() {
        return module;
    }

    @Override
    public final String prefix() {
        return prefix;
    }

    @Override
    public final Permission handledWith() {
        return handledWith;
    }

    @Override
    public final String deskLink(UUID objectId) {
        return deskPage.replace("{id}", objectId.toString());
    }

    @Override
    public final String ownLink(UUID objectId) {
        return ownPage.replace("{id}", objectId.toString());
    }
}
