package org.gongqiao.app.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody works now: one post, one line, one path. The desk without a post is a person's own.
 *
 * @param personId who sits there
 * @param postId   the post; null at a person's own desk
 * @param unitId   the union at which the post is held; null at a person's own desk
 * @param path     path of that union along {@code line}; null at a person's own desk
 * @param unitName its name, for headings; empty at a person's own desk
 */
public record Desk(UUID personId, @Nullable UUID postId, Role role, Line line, @Nullable UUID unitId,
                   @Nullable String path, String unitName) {

    public static Desk own(UUID personId) {
        return new Desk(personId, null, Role.MEMBER, Line.AREA, null, null, "");
    }

    public boolean isPost() {
        return postId != null;
    }

    public boolean may(Permission permission) {
        return role.may(permission);
    }

    /** The union of this desk; only for handlers that a permission guards, since a person's own desk has no permission. */
    public UUID unit() {
        if (unitId == null) {
            throw new IllegalStateException("a person's own desk has no union");
        }
        return unitId;
    }

    public Scope scope() {
        if (path == null || unitId == null) {
            return new Scope.Own(personId);
        }
        return role == Role.SEAL_KEEPER ? new Scope.Keeper(unitId, personId, null, postId) : new Scope.Reach(line, path, personId, null, postId);
    }
}
