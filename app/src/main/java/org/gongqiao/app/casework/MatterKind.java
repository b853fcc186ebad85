package org.gongqiao.app.casework;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.gongqiao.app.access.Permission;

/**
 * A procedure that casework keeps matters of; each module that has one brings a bean. Messages of the kind:
 * {@code <module>.matter.<NAME>} (for officers) and {@code <module>.own.<NAME>} (for the person) with the title
 * arguments, {@code <module>.step.<step>} for what comes next,
 * {@code <module>.outcome.<outcome>}.
 */
public interface MatterKind {

    /** Stored with the matter; never changes. */
    String name();

    /** Module whose message file has the texts. */
    String module();

    /** Front of the official number, two or three letters. */
    String prefix();

    /** The arguments of the title's message, in the reader's language; {@code text} gives the text of a key. */
    default List<String> titleArgs(List<String> stored, UnaryOperator<String> text) {
        return stored;
    }

    /** Page on which an officer works on it. */
    String deskLink(UUID objectId);

    /** Who of the handler's officers is told when its day comes near or has passed. */
    default Permission handledWith() {
        return Permission.DESK;
    }

    /** Page on which the person sees it. */
    String ownLink(UUID objectId);
}
